/** What a step found, in words. */

import { GATEWAY_PLACES } from '../address/gateway-address';
import { FAILURE_KINDS } from '../catalogue/failures';
import type { PlannedStep } from '../plan/plan';
import { looksPrivately } from '../plan/verify-step';
import { keyPart, type Sentence, sentence } from '../say';

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

/** The sentence for a finding; null for none, and for one that a newer version recorded. */
export function findingWords({
  step,
  finding,
  result,
}: Pick<PlannedStep, 'step' | 'finding' | 'result'>): Sentence | null {
  const simple = SIMPLE.find(known => known === finding);
  if (simple) return sentence(`finding_${keyPart(simple)}`);
  if (GATEWAY_PLACES.some(known => finding === `other-gateway-${known}`)) return sentence('finding_other_gateway');
  const kind = FAILURE_KINDS.find(known => known === finding);
  if (!kind) return null;
  if (looksPrivately({ step }))
    return sentence(result === 'still-failing' ? 'finding_same_elsewhere' : 'finding_asked_to_pair');
  return sentence('finding_new_failure', sentence(`failure_${keyPart(kind)}_title`));
}
