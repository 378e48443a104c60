/** What the user is about to clear: the level, the hosts, and what is stored there. A draft until they confirm. */
import { useEffect, useState } from 'preact/hooks';
import { ACCOUNT_HOST } from '../core/address/heyron';
import { type ClearLevel, hasHosts } from '../core/catalogue/clear-levels';
import type { ShownFailure } from '../core/view/view';
import type { InventoryHost } from '../platform/replies';
import { type KnownUnsent, useUnsent } from './use-unsent';
import type { Recovery } from './use-view';

/** Automatic attempts to get the inventory, and the delay after each failed one in ms. */
const MAX_ATTEMPTS = 4;
const RETRY_AFTER_MS = 1_000;

export interface ClearDraft {
  readonly level: ClearLevel;
  readonly suggested: ClearLevel;
  /** The key that the second level takes is not there. */
  readonly lacksKey: boolean;
  /** Null until it is known. */
  readonly hosts: readonly InventoryHost[] | null;
  readonly ticked: ReadonlySet<string>;
  /** All attempts to get the inventory failed. */
  readonly failed: boolean;
  readonly unsent: KnownUnsent;
  setLevel(level: ClearLevel): void;
  toggle(host: string): void;
  /** Gets the inventory of a host not inspected yet, because the user opened its details. */
  inspect(host: string): void;
  retry(): void;
}

/** Suggests a level until the user chooses another: one that takes a key only where that is there. */
export function useClearing(
  { ask, view, incident }: Recovery,
  { suggestedLevel, largestLevel, credential }: ShownFailure,
): ClearDraft {
  const [chosen, setLevel] = useState<ClearLevel | null>(null);
  const [hosts, setHosts] = useState<readonly InventoryHost[] | null>(null);
  const lacksKey = hosts?.find(({ host }) => host === incident.host)?.keys[credential] === 0;
  const suggested = lacksKey && suggestedLevel === 2 ? largestLevel : suggestedLevel;
  const level = chosen ?? suggested;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  /** Attempts so far. A worker that is killed while it looks never answers. */
  const [attempts, setAttempts] = useState(1);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    setFailed(false);
    void ask({ type: 'inventory' }).then(found => {
      if (gone) return;
      setHosts(found);
      setTicked(new Set(found?.filter(host => host.ticked).map(({ host }) => host)));
      if (!found && attempts < MAX_ATTEMPTS) timer = setTimeout(() => setAttempts(attempts + 1), RETRY_AFTER_MS);
      setFailed(!found && attempts >= MAX_ATTEMPTS);
    });
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [ask, attempts]);
  const inspect = (host: string) => {
    if (hosts?.find(each => each.host === host)?.looked !== false) return;
    void ask({ type: 'inventory', host }).then(found =>
      setHosts(before => before?.map(each => found?.find(one => one.host === each.host) ?? each) ?? null),
    );
  };
  const affected = hasHosts(level) ? [...ticked] : [incident.host];
  // Reading unsent text takes longest, so it starts before the inventory is known, for the hosts that will be ticked.
  const unsent = useUnsent(view.tab.id, hosts || !hasHosts(level) ? affected : [incident.host, ACCOUNT_HOST]);
  return {
    ...{ level, suggested, lacksKey, hosts, ticked, failed, unsent, setLevel },
    toggle: host => {
      setTicked(before => toggled(before, host));
      inspect(host);
    },
    inspect,
    retry: () => setAttempts(attempts + 1),
  };
}

function toggled(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}
