/** Waits, then tries exactly once: a container may be starting, or a lock has to run out. */
import { reloadAgent } from './agent-tab';
import type { Step } from './step';
import { byNextLoad } from './verify';

export const wait: Step = {
  id: 'wait',
  watchMs: 60_000,
  retryWhenDue: true,
  async run() {
    return { watch: true };
  },
  again: reloadAgent,
  verify: (attempt, sightings) => (attempt.runs > 1 ? byNextLoad(attempt, sightings) : null),
};
