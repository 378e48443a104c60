/** What a clearing removes and keeps, in a few lines. Every ticked site is named. */
import { shownSite } from '../../core/address/shown-site';
import { type ClearLevel, hasHosts } from '../../core/catalogue/clear-levels';
import { counted } from '../../core/counted';
import { listOf, type MessageKey } from '../../core/say';
import type { ShownFailure } from '../../core/view/view';
import { say } from '../../platform/say';
import type { ClearDraft } from '../use-clearing';
import type { Recovery } from '../use-view';

/** What a level costs. */
export function levelCost(level: ClearLevel, failure: Pick<ShownFailure, 'credential'>): string {
  return say(level === 2 && needsApproval(level, failure) ? 'level_2_cost_identity' : `level_${level}_cost`);
}

/** Without its own key (`identity`) this browser asks as a new device and needs a new approval. */
export function needsApproval(level: ClearLevel, { credential }: Pick<ShownFailure, 'credential'>): boolean {
  return level === 4 || (level === 2 && credential === 'identity');
}

export function removedWords({ level, hosts, ticked }: ClearDraft, { incident }: Recovery): string[] {
  const chosen = hosts?.filter(({ host }) => ticked.has(host)) ?? [];
  const accounts = chosen.filter(({ role }) => role === 'account').map(({ host }) => host);
  const agents = chosen.filter(({ role }) => role !== 'account').map(({ host }) => host);
  const of = (hosts: readonly string[]) => listOf(hosts.map(nameOf), say);
  // An agent that asks for an approval has given none; what waits there is the request.
  const { approval, served, request } = incident.failure ?? {};
  const asks = (approval || served) && agents.includes(incident.host);
  const approved = asks ? agents.filter(host => host !== incident.host) : agents;
  const named = (key: MessageKey, hosts: readonly string[]) => (hosts.length ? [say(key, of(hosts))] : []);
  const words =
    level === 1
      ? [say('consent_removed_files', of([incident.host])), say('consent_removed_unsent')]
      : level === 2
        ? [say('consent_removed_key', of([incident.host])), say('consent_removed_unsent')]
        : [
            ...accounts.map(host => say('consent_removed_sign_in', host)),
            ...(level === 3
              ? [...named('consent_removed_cookies', agents), say('consent_removed_unsent')]
              : [
                  ...(asks && request && !served ? [say('consent_removed_request')] : []),
                  ...named('consent_removed_approval', approved),
                  say('consent_removed_copies'),
                ]),
          ];
  return incident.plan.losesLink ? [...words, say('consent_removed_link')] : words;
}

export function keptWords({ level, hosts, ticked }: ClearDraft, { incident }: Recovery): string[] {
  const others = hosts?.filter(({ role, host }) => role === 'other' && !ticked.has(host)).map(({ host }) => host) ?? [];
  return [
    // Only an agent that answers is known to have its chats.
    ...(incident.failure?.silent ? [] : [say('consent_kept_agent')]),
    ...(level < 4 ? [say(level < 3 ? 'consent_kept_sign_in' : 'consent_kept_approval')] : []),
    ...(hasHosts(level) && others.length > 0 ? [othersWords(others)] : []),
    say('consent_kept_sites'),
  ];
}

/** A long list of names would push the removed items out of sight; the choose view has all names. */
const MOST_NAMED = 3;

function othersWords(others: readonly string[]): string {
  return others.length > MOST_NAMED
    ? counted('consent_kept_count', others.length, say)
    : say('consent_kept_others', listOf(others.map(nameOf), say));
}

/** "c3-0108.c3" for "c3-0108.c3.heyron.ai"; the account site and hosts outside heyron.ai keep their full name. */
export function nameOf(host: string): string {
  return shownSite(host).replace(/(?<=.)\.heyron\.ai$/, '');
}
