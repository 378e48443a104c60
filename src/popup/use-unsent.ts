/** What is unsent in the pages of what would be cleared: told before anybody can agree to that. */
import { useEffect, useState } from 'preact/hooks';
import { unsentOf } from '../platform/ask';
import type { HostUnsent } from '../platform/popup-messages';

/**
 * Longer than looking takes where pages answer. After that it is said that nothing could be seen, until something is: a page can
 * hang, and a worker that dies meanwhile may never answer. In ms.
 */
const LONGEST_WAIT_MS = 2_500;

export interface KnownUnsent {
  /** What is known so far of these hosts. */
  readonly found: readonly HostUnsent[];
  /** It is known of each of them what is unsent there, or that it could not be seen. */
  readonly told: boolean;
}

/** Asks for it whenever the hosts change. What was told of a host stands until it is told again. */
export function useUnsent(tab: number, hosts: readonly string[]): KnownUnsent {
  const [told, setTold] = useState<ReadonlyMap<string, HostUnsent>>(new Map());
  const asked = hosts.join();
  useEffect(() => {
    let gone = false;
    const each = asked.split(',').filter(Boolean);
    const unseen = each.map(host => [host, { host, unsent: null }] as const);
    const late = setTimeout(() => setTold(before => new Map([...unseen, ...before])), LONGEST_WAIT_MS);
    // One by one: a page of one host that hangs must not hold up what another's has to say.
    for (const [host, otherwise] of unseen)
      void unsentOf(tab, [host]).then(([answer = otherwise]) => {
        if (!gone) setTold(before => new Map([...before, [host, answer]]));
      });
    return () => {
      gone = true;
      clearTimeout(late);
    };
  }, [tab, asked]);
  return {
    found: hosts.flatMap(host => told.get(host) ?? []),
    told: hosts.every(host => told.has(host)),
  };
}
