/** Before anything is deleted: what is there, what it costs, and which hosts to clear. */
import { useEffect, useState } from 'preact/hooks';
import type { InventoryHost } from '../../platform/messages';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Action } from './action';

export function Consent({ ask }: Recovery) {
  const [hosts, setHosts] = useState<readonly InventoryHost[] | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    void ask({ type: 'inventory' }).then(found => {
      setHosts(found);
      setTicked(new Set(found?.filter(host => host.ticked).map(({ host }) => host)));
    });
  }, [ask]);
  const toggle = (host: string) => setTicked(before => toggled(before, host));
  return (
    <>
      {hosts ? (
        <fieldset>
          <legend>{say('consent_title')}</legend>
          <p class="soft">{say('consent_hosts')}</p>
          {hosts.map(host => (
            <Host
              key={host.host}
              found={host}
              ticked={ticked.has(host.host)}
              onToggle={() => toggle(host.host)}
            />
          ))}
        </fieldset>
      ) : (
        <p role="status">{say('consent_loading')}</p>
      )}
      <ul class="plain">
        <li>{say('consent_cost_device')}</li>
        <li>{say('consent_cost_pages')}</li>
        <li>{say('consent_private')}</li>
      </ul>
      <div class="row">
        <Action
          name="confirm"
          primary
          disabled={ticked.size === 0}
          onClick={() => ask({ type: 'confirm', step: 'clear-site-data', hosts: [...ticked] })}
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

function Host({ found, ticked, onToggle }: { found: InventoryHost; ticked: boolean; onToggle: () => void }) {
  return (
    <label class="host">
      <input type="checkbox" data-host={found.host} checked={ticked} onChange={onToggle} />
      <b>{found.host}</b>
      <small>{say(`consent_role_${found.role}`)}</small>
      <small>{contents(found)}</small>
    </label>
  );
}

/** "Cookies 2, Databases 1"; what could not be read says so. */
function contents({ types }: InventoryHost): string {
  const words = types.flatMap(({ type, count }) => {
    if (count === 0) return [];
    return [`${say(`data_${type}`)} ${count ?? say('consent_unread')}`];
  });
  return words.length ? words.join(', ') : say('consent_nothing');
}

function toggled(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}
