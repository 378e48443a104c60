/**
 * Who can reach the gateway's machine. A hosted user has no shell there and needs someone else to approve; users who
 * run the gateway can do everything, with commands (docs/domain.md, "What heyron.ai is").
 */
import { heyronHostOf } from '../address/heyron';
import type { Answer, Question } from '../catalogue/user-questions';

export type Situation = 'hosted' | 'own';

/**
 * Only the user's answer counts, or that they added the page's own address as that of their agent. A page chooses which
 * gateway address it names; a hostile one that names this machine would get commands shown for the user to type into a
 * terminal.
 */
export function situationOf(answers: Readonly<Partial<Record<Question, Answer>>>, origin: string): Situation {
  return whoRuns(answers, origin) === 'me' ? 'own' : 'hosted';
}

/** Who runs the agent of a page, as far as that is known. At an address of one's own the question answers itself. */
export function whoRuns(answers: Readonly<Partial<Record<Question, Answer>>>, origin: string): Answer | undefined {
  return heyronHostOf(origin) === null ? 'me' : answers['who-runs-it'];
}
