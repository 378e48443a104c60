/** What a step found, in words. */

import { GATEWAY_PLACES } from '../address/gateway-address';
import { isOwnOrigin } from '../address/own-address';
import { FAILURE_KINDS } from '../catalogue/failures';
import type { PlannedStep } from '../plan/plan';
import { looksPrivately } from '../plan/verify-step';
import { keyPart, type MessageKey, type Sentence, sentence } from '../say';

const SIMPLE = [
  'own-gateway-alive',
  'own-gateway-page',
  'own-gateway-proxy-error',
  'own-gateway-other',
  'own-gateway-silent',
  'insecure-page',
  'connects',
  'interrupted',
  'interrupted-clearing',
  'page-stayed',
  'storage',
  'browser-refused',
  'nothing-found',
] as const;

/** In front of an agent of one's own stands no server of heyron's. */
const OWN: Partial<Record<string, MessageKey>> = { 'own-gateway-proxy-error': 'own_finding_proxy_error' };

/** The sentence for a finding at that origin; null for none, and for one that a newer version recorded. */
export function findingWords(
  { step, finding, result }: Pick<PlannedStep, 'step' | 'finding' | 'result'>,
  origin: string,
): Sentence | null {
  const own = isOwnOrigin(origin) && finding !== null ? OWN[finding] : undefined;
  if (own) return sentence(own);
  const simple = SIMPLE.find(known => known === finding);
  if (simple) return sentence(`finding_${keyPart(simple)}`);
  if (GATEWAY_PLACES.some(known => finding === `other-gateway-${known}`)) return sentence('finding_other_gateway');
  const kind = FAILURE_KINDS.find(known => known === finding);
  if (!kind) return null;
  if (looksPrivately({ step }))
    return sentence(result === 'still-failing' ? 'finding_same_elsewhere' : 'finding_asked_to_pair');
  return sentence('finding_new_failure', sentence(`failure_${keyPart(kind)}_title`));
}
