/**
 * What only the user can know, one click each. The answers go into the packet (docs/domain.md, "What the packet must
 * hold").
 */

/** Each question with its possible answers. */
export const QUESTIONS = {
  /** Was the token or the public URL changed recently? */
  'changed-recently': ['no', 'token', 'url', 'not-sure'],
  /** Do others see it at the same time? */
  'others-affected': ['no', 'yes', 'not-sure'],
  /** Does the agent still answer in a chat app such as Telegram or Discord? Then only the way to its page is broken. */
  'chat-answers': ['yes', 'no', 'not-sure'],
  /** Does another agent of the user's open in this browser? */
  'other-agent-opens': ['yes', 'no', 'only-one'],
  /** What did the private window show? */
  'private-window': ['connected', 'same-failure', 'asked-to-pair', 'not-tried'],
  /** Who runs the gateway? heyron, unless the user says otherwise: what a page says is no answer. */
  'who-runs-it': ['heyron', 'me'],
} as const;
export type Question = keyof typeof QUESTIONS;
export type Answer = (typeof QUESTIONS)[Question][number];

export function isAnswerTo(question: Question, answer: string): answer is Answer {
  return (QUESTIONS[question] as readonly string[]).includes(answer);
}

export function isQuestion(name: string): name is Question {
  return Object.hasOwn(QUESTIONS, name);
}
