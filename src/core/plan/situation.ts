/**
 * Who can reach the gateway's machine. A hosted user has no shell there and needs somebody else to approve; who runs the
 * gateway themselves can do all of it, with commands (docs/domain.md, "What heyron.ai is").
 */
import type { Answer, Question } from '../catalogue/user-questions';

export type Situation = 'hosted' | 'own';

/**
 * Told by the user alone. A page says itself which gateway it talks to, and a hostile one that named an address of this machine
 * would have commands shown that are to be typed into a terminal.
 */
export function situationOf(answers: Readonly<Partial<Record<Question, Answer>>>): Situation {
  return answers['who-runs-it'] === 'me' ? 'own' : 'hosted';
}
