/**
 * Who can reach the gateway's machine. A hosted user has no shell there and needs someone else to approve; users who
 * run the gateway can do everything, with commands (docs/domain.md, "What heyron.ai is").
 */
import type { Answer, Question } from '../catalogue/user-questions';

export type Situation = 'hosted' | 'own';

/**
 * Only the user's answer counts. A page chooses which gateway address it names; a hostile one that names this machine
 * would get commands shown for the user to type into a terminal.
 */
export function situationOf(answers: Readonly<Partial<Record<Question, Answer>>>): Situation {
  return answers['who-runs-it'] === 'me' ? 'own' : 'hosted';
}
