/** What a step found, in words. */
import { FAILURE_KINDS, type FailureKind } from '../../core/failure';
import { GATEWAY_PLACES } from '../../core/gateway-address';
import type { PlannedStep } from '../../core/plan/plan';
import { keyPart } from '../../core/say';
import { say } from '../../platform/say';

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
] as const;

/** The sentence for a finding; empty for one that a newer version wrote. */
export function findingWords({ step, finding, result }: PlannedStep): string {
  const simple = SIMPLE.find(known => known === finding);
  if (simple) return say(`finding_${keyPart(simple)}`);
  const place = GATEWAY_PLACES.find(known => finding === `other-gateway-${known}`);
  if (place) return say('finding_other_gateway', say(`elsewhere_${place}`));
  const kind = FAILURE_KINDS.find((known): known is FailureKind => known === finding);
  if (!kind) return '';
  if (step === 'private-window')
    return say(result === 'still-failing' ? 'finding_same_elsewhere' : 'finding_asked_to_pair');
  return say('finding_new_failure', say(`failure_${keyPart(kind)}_title`));
}
