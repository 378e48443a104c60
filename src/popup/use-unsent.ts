/** Unsent text in the pages of the hosts to clear. The user sees it before they can confirm. */
import { useEffect, useState } from 'preact/hooks';
import type { HostUnsent } from '../platform/replies';
import { ask } from '../platform/send-request';

/**
 * Longer than reading takes in pages that answer. After that a host counts as unreadable until an answer comes: a page
 * can hang, and a worker that dies may never answer. In ms.
 */
const LONGEST_WAIT_MS = 2_500;

export interface KnownUnsent {
  /** The answers so far. */
  readonly found: readonly HostUnsent[];
  /** Every host has answered or counts as unreadable. */
  readonly isComplete: boolean;
}

/** Asks again whenever the hosts change. A host's last answer is kept until the next one. */
export function useUnsent(tab: number, hosts: readonly string[]): KnownUnsent {
  const [answers, setAnswers] = useState<ReadonlyMap<string, HostUnsent>>(new Map());
  const asked = hosts.join();
  useEffect(() => {
    let gone = false;
    const list = asked.split(',').filter(Boolean);
    const unseen = list.map(host => [host, { host, unsent: null }] as const);
    const lateTimer = setTimeout(() => setAnswers(before => new Map([...unseen, ...before])), LONGEST_WAIT_MS);
    // Each host on its own: a hanging page of one host must not delay the others.
    for (const [host, otherwise] of unseen)
      void ask('unsent', { tab, hosts: [host] }, []).then(([answer = otherwise]) => {
        if (!gone) setAnswers(before => new Map([...before, [host, answer]]));
      });
    return () => {
      gone = true;
      clearTimeout(lateTimer);
    };
  }, [tab, asked]);
  return {
    found: hosts.flatMap(host => answers.get(host) ?? []),
    isComplete: hosts.every(host => answers.has(host)),
  };
}
