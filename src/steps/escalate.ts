/** The honest end: the packet goes to support once, and blind retries stop. The user saves or copies it in the popup. */
import type { Step } from './step';

export const escalate: Step = {
  id: 'escalate',
  async run() {
    return { end: { result: 'done', by: 'user' } };
  },
};
