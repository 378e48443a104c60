/** What the user is about to clear: how much, on which hosts, and what is there. Drafts, until they agree. */
import { useEffect, useState } from 'preact/hooks';
import { ACCOUNT_HOST } from '../core/address/heyron';
import { type ClearLevel, hasHosts } from '../core/catalogue/clear-levels';
import type { InventoryHost } from '../platform/popup-messages';
import { type KnownUnsent, useUnsent } from './use-unsent';
import type { Recovery } from './use-view';

/** By itself it is looked so often, this long after each failure. In ms. */
const MOST_LOOKS = 4;
const LOOK_AGAIN_AFTER_MS = 1_000;

export interface ClearDraft {
  readonly level: ClearLevel;
  /** Null until it is known. */
  readonly hosts: readonly InventoryHost[] | null;
  readonly ticked: ReadonlySet<string>;
  /** What is there could not be found out. */
  readonly failed: boolean;
  /** The hosts with data that would go. */
  readonly cleared: readonly string[];
  readonly unsent: KnownUnsent;
  setLevel(level: ClearLevel): void;
  toggle(host: string): void;
  /** Looks into a host that nobody has visited yet: now the user wants to know. */
  look(host: string): void;
  lookAgain(): void;
}

/** `suggested`: the level that is chosen until the user chooses another. */
export function useClearing({ ask, view, incident }: Recovery, suggested: ClearLevel): ClearDraft {
  const [level, setLevel] = useState<ClearLevel>(suggested);
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
  const look = (host: string) => {
    if (hosts?.find(each => each.host === host)?.looked !== false) return;
    void ask({ type: 'inventory', host }).then(found =>
      setHosts(before => before?.map(each => found?.find(one => one.host === each.host) ?? each) ?? null),
    );
  };
  const cleared = hasHosts(level) ? [...ticked] : [incident.host];
  // Before it is known what there is, what will be ticked is asked about: looking there takes longest.
  const unsent = useUnsent(view.tab.id, hosts || !hasHosts(level) ? cleared : [incident.host, ACCOUNT_HOST]);
  return {
    ...{ level, hosts, ticked, failed, cleared, unsent, setLevel },
    toggle: host => {
      setTicked(before => toggled(before, host));
      look(host);
    },
    look,
    lookAgain: () => setLooks(looks + 1),
  };
}

function toggled(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}
