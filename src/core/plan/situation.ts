/**
 * Who can reach the gateway's machine. A hosted user has no shell there and needs somebody else to approve; who runs the
 * gateway themselves can do all of it, with commands (domain.md, "What heyron.ai is").
 */
import { placeOfGateway } from '../gateway-address';
import type { Answer, Question } from '../steps/questions';

export type Situation = 'hosted' | 'own';

/** Told from the gateway's address, until the user has said it. */
export function situationOf(
  gateway: string,
  answers: Readonly<Partial<Record<Question, Answer>>>,
): Situation {
  const said = answers['who-runs-it'];
  if (said !== undefined) return said === 'me' ? 'own' : 'hosted';
  return (placeOfGateway(gateway) ?? 'hosted') === 'hosted' ? 'hosted' : 'own';
}
