/** Waits, then tries exactly once: a container may be starting, or a lock has to run out. */
import { reloadAgent } from './agent-tab';
import type { Step } from './step';

export const wait: Step = {
  id: 'wait',
  async run() {
    return { watch: true };
  },
  again: reloadAgent,
};
