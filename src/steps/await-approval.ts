/** Someone else approves a pending request; this browser only waits, and never reloads the page by itself. */
import { reloadAgent, showAgent } from './agent-tab';
import type { Step } from './step';

export const awaitApproval: Step = {
  id: 'await-approval',
  async run(context) {
    await showAgent(context);
    return { watch: true };
  },
  again: reloadAgent,
};
