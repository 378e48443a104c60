/** Before anything is deleted: how much of it, what that costs, what is there, and which hosts to clear. */
import { useEffect, useState } from 'preact/hooks';
import {
  CLEAR_LEVELS,
  type ClearLevel,
  hasHosts,
  leavesClosedTabs,
  leavesPages,
} from '../../core/clear-levels';
import { keyPart } from '../../core/say';
import type { ShownFailure } from '../../core/view/view';
import type { InventoryHost, ListedCookie } from '../../platform/popup-messages';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Action } from './action';
import { Unsent } from './unsent';

/** By itself it is looked so often, this long after each failure. In ms. */
const MOST_LOOKS = 4;
const LOOK_AGAIN_AFTER_MS = 1_000;

export function Consent({
  ask,
  view,
  incident,
  failure: { suggestedLevel, credential },
}: Recovery & { failure: ShownFailure }) {
  const [level, setLevel] = useState<ClearLevel>(suggestedLevel);
  const [hosts, setHosts] = useState<readonly InventoryHost[] | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  /** How often it was looked. A worker that is killed in the middle never says what it found. */
  const [looks, setLooks] = useState(1);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    setFailed(false);
    void ask({ type: 'inventory' }).then(found => {
      if (gone) return;
      setHosts(found);
      setTicked(new Set(found?.filter(host => host.ticked).map(({ host }) => host)));
      if (!found && looks < MOST_LOOKS) timer = setTimeout(() => setLooks(looks + 1), LOOK_AGAIN_AFTER_MS);
      setFailed(!found && looks >= MOST_LOOKS);
    });
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [ask, looks]);
  const toggle = (host: string) => {
    setTicked(before => toggled(before, host));
    look(host);
  };
  /** Looks into a host that nobody has visited yet: now the user wants to know. */
  const look = (host: string) => {
    if (hosts?.find(each => each.host === host)?.looked !== false) return;
    void ask({ type: 'inventory', host }).then(found =>
      setHosts(before => before?.map(each => found?.find(one => one.host === each.host) ?? each) ?? null),
    );
  };
  return (
    <>
      <fieldset>
        <legend>{say('level_title')}</legend>
        {CLEAR_LEVELS.map(each => (
          <LevelChoice
            key={each}
            level={each}
            chosen={level === each}
            suggested={suggestedLevel === each}
            credential={credential}
            onChoose={() => setLevel(each)}
          />
        ))}
      </fieldset>
      {hasHosts(level) && !failed && (
        <Hosts hosts={hosts} ticked={ticked} onToggle={toggle} onUnfold={look} />
      )}
      {hasHosts(level) && failed && (
        <div class="row">
          <Action name="look-again" onClick={() => setLooks(looks + 1)}>
            {say('consent_look_again')}
          </Action>
        </div>
      )}
      <Unsent tab={view.tab.id} hosts={hasHosts(level) ? [...ticked] : [incident.host]} />
      <ul class="plain">
        <li>{say('consent_cost_pages')}</li>
        {leavesPages(level) && view.environment.keepsLeftPages && <li>{say('consent_left_pages')}</li>}
        {leavesClosedTabs(level, view.environment.keepsClosedTabs) && <li>{say('consent_closed_tabs')}</li>}
        <li>
          {say('consent_hosts')} {say('consent_private')}
        </li>
      </ul>
      <div class="row">
        <Action
          name="confirm"
          primary
          disabled={hasHosts(level) && ticked.size === 0}
          onClick={() => ask({ type: 'confirm', step: 'clear-site-data', level, hosts: [...ticked] })}
        >
          {say('consent_confirm')}
        </Action>
        <Action name="cancel" onClick={() => ask({ type: 'cancel', step: 'clear-site-data' })}>
          {say('step_cancel')}
        </Action>
      </div>
    </>
  );
}

interface LevelProps {
  readonly level: ClearLevel;
  readonly chosen: boolean;
  readonly suggested: boolean;
  readonly credential: ShownFailure['credential'];
  onChoose(): void;
}

/** One level; the cost of the chosen one stands with it. */
function LevelChoice({ level, chosen, suggested, credential, onChoose }: LevelProps) {
  return (
    <label class="host">
      <input type="radio" name="level" data-rung={level} checked={chosen} onChange={onChoose} />
      <b>
        {say(`level_${level}_title`)}
        {suggested && <span class="soft"> ({say('level_suggested')})</span>}
      </b>
      {chosen && (
        <small>
          {say(level === 2 && credential === 'identity' ? 'level_2_cost_identity' : `level_${level}_cost`)}
        </small>
      )}
    </label>
  );
}

interface HostsProps {
  readonly hosts: readonly InventoryHost[] | null;
  readonly ticked: ReadonlySet<string>;
  onToggle(host: string): void;
  onUnfold(host: string): void;
}

function Hosts({ hosts, ticked, onToggle, onUnfold }: HostsProps) {
  return hosts ? (
    <fieldset>
      <legend>{say('consent_title')}</legend>
      {hosts.map(host => (
        <Host
          key={host.host}
          found={host}
          ticked={ticked.has(host.host)}
          onToggle={() => onToggle(host.host)}
          onUnfold={() => onUnfold(host.host)}
        />
      ))}
    </fieldset>
  ) : (
    <p role="status">{say('consent_loading')}</p>
  );
}

interface HostProps {
  readonly found: InventoryHost;
  readonly ticked: boolean;
  onToggle(): void;
  onUnfold(): void;
}

function Host({ found, ticked, onToggle, onUnfold }: HostProps) {
  const meanings = found.meanings.map(meaning => say(`meaning_${keyPart(meaning)}`));
  const unread = found.types
    .filter(({ count }) => count === null && found.looked)
    .map(({ type }) => say(`data_${type}`));
  return (
    <>
      <label class="host">
        <input type="checkbox" data-host={found.host} checked={ticked} onChange={onToggle} />
        <b>{found.host}</b>
        <small>{say(`consent_role_${found.role}`)}</small>
        <small>{meanings.join(', ') || contents(found, false)}</small>
        {meanings.length > 0 && unread.length > 0 && (
          <small>{say('consent_unread_types', unread.join(', '))}</small>
        )}
      </label>
      <details class="inside" onToggle={({ currentTarget }) => currentTarget.open && onUnfold()}>
        <summary>{say('consent_inside')}</summary>
        <p class="soft small">{contents(found, true)}</p>
        <Entries found={found} />
      </details>
    </>
  );
}

/** Every entry by its name. Pages chose the names, so they stand there as text and nothing else. */
function Entries({ found: { types, cookies } }: { found: InventoryHost }) {
  const others = types.filter(({ type }) => type !== 'cookies');
  return (
    <ul class="plain">
      {cookies.map(cookie => (
        <li key={JSON.stringify(cookie)}>
          <code>{cookie.name}</code> <span class="soft small">{cookieWords(cookie)}</span>
        </li>
      ))}
      {others.flatMap(({ type, names }) =>
        names.map(name => (
          <li key={`${type} ${name}`}>
            <code>{name}</code>
          </li>
        )),
      )}
    </ul>
  );
}

/** What kind of cookie it is, and for whom: only what is not usual. */
function cookieWords({ path, subdomains, session, httpOnly, partition }: ListedCookie): string {
  const words = [
    subdomains && say('cookie_subdomains'),
    path !== '/' && say('cookie_path', path),
    session && say('cookie_session'),
    httpOnly && say('cookie_http_only'),
    partition !== null && say('cookie_partition', partition),
  ];
  return words.filter(word => word !== false).join(', ');
}

/** "Cookies 2 (1 kB), Databases 1"; what could not be read says so. */
function contents({ types, looked }: InventoryHost, withSizes: boolean): string {
  const words = types.flatMap(({ type, count, bytes }) => {
    if (count === 0 || (count === null && !looked)) return [];
    const size = withSizes && count !== null && bytes ? ` (${sizeWords(bytes)})` : '';
    return [`${say(`data_${type}`)} ${count ?? say('consent_unread')}${size}`];
  });
  if (!looked) words.push(say('consent_not_looked'));
  return words.length ? words.join(', ') : say('consent_nothing');
}

/** "under 1 kB", "12 kB", "3.4 MB", as the user's language writes numbers. */
function sizeWords(bytes: number): string {
  const write = (amount: number, unit: 'kilobyte' | 'megabyte', maximumFractionDigits: number) =>
    new Intl.NumberFormat(say('language_code'), { style: 'unit', unit, maximumFractionDigits }).format(
      amount,
    );
  if (bytes < 1_000) return say('consent_small');
  return bytes < 1_000_000 ? write(bytes / 1_000, 'kilobyte', 0) : write(bytes / 1_000_000, 'megabyte', 1);
}

function toggled(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}
