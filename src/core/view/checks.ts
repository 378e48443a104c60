/** What is known before the first step: the right address, an agent that runs, and what it says of this browser. */
import { isOwnOrigin } from '../address/own-address';
import { FAILURES } from '../catalogue/failures';
import { STEP_ROWS } from '../catalogue/steps';
import type { IncidentState } from '../incident/reduce';
import { isOwnGateway, type Where } from '../plan/plan';
import { keyPart, type MessageKey } from '../say';
import type { Health } from './check-up';
import { isReadable, placeOf } from './own-meaning';
import { servedWords } from './story';

export interface Check {
  readonly what: 'address' | 'agent' | 'browser';
  /** `running`: not known yet. */
  readonly is: Health | 'running';
  readonly words: MessageKey;
}

/** Findings of the check that ran by itself (src/steps), which say how the agent answers. */
const AGENT: Readonly<Record<string, Omit<Check, 'what'>>> = {
  'own-gateway-alive': { is: 'well', words: 'diagnosis_agent_well' },
  'own-gateway-page': { is: 'well', words: 'diagnosis_agent_page' },
  'own-gateway-proxy-error': { is: 'ill', words: 'diagnosis_agent_ill' },
  'own-gateway-silent': { is: 'ill', words: 'diagnosis_agent_silent' },
  'own-gateway-other': { is: 'unseen', words: 'diagnosis_agent_other' },
};

/**
 * The checks, in the order in which they are shown. Where the page talks to another gateway nothing else is known, and
 * nothing is said any more once its user has said that it should.
 */
export function checksOf(state: IncidentState, where: Where): readonly Check[] {
  const { failure } = state;
  if (!failure) return [];
  const { browser, unheard } = FAILURES[failure.kind];
  const served = servedWords(failure);
  const of = served ? (`served_${keyPart(served)}_check` as const) : browser;
  const found = state.attempts.slice(state.over.attempts).findLast(({ step }) => STEP_ROWS[step].runsItself)?.finding;
  if (!isOwnGateway(where))
    return found === undefined ? [{ what: 'address', is: 'ill', words: 'diagnosis_address_other' }] : [];
  const isPlain = found === 'insecure-page';
  const own = isOwnOrigin(where.origin);
  const address: Omit<Check, 'what'> = isPlain
    ? { is: 'ill', words: own ? 'own_address_needs_https' : 'diagnosis_address_plain' }
    : own
      ? ownAddress(where.origin)
      : { is: 'well', words: 'diagnosis_address' };
  const spoke = failure.sighting.spoke || isPlain;
  const known = own ? { ...AGENT, ...OWN_AGENT } : AGENT;
  const agent = spoke ? known['own-gateway-alive'] : found === undefined ? RUNNING : known[found];
  return [
    ...(unheard ? [] : [{ what: 'address', ...address } as const]),
    { what: 'agent', ...(agent ?? RUNNING) },
    ...(of ? [{ what: 'browser', is: 'ill', words: of } as const] : []),
  ];
}

/** Before an agent of one's own stands a proxy of one's own. */
const OWN_AGENT: typeof AGENT = {
  'own-gateway-proxy-error': { is: 'ill', words: 'own_agent_ill' },
};

/** Which machine answers there, and whether others on the way could listen. */
function ownAddress(origin: string): Omit<Check, 'what'> {
  const place = placeOf(origin);
  if (!isReadable(origin)) return { is: 'well', words: `own_address_${place}` };
  return { is: 'unseen', words: place === 'private' ? 'own_address_private_plain' : 'own_address_public_plain' };
}

const RUNNING: Omit<Check, 'what'> = { is: 'running', words: 'diagnosis_agent_running' };
