/** Every kind of failure as it first meets the user, each brought about for real. */
import { FAILURE_KINDS } from '../../src/core/failure.ts';
import type { State } from './state.ts';

export const failureStates: readonly State[] = FAILURE_KINDS.map(kind => ({
  name: `failing-${kind}`,
  shows: `the page fails with ${kind}; the first thing to do`,
  kind,
  async setUp(stage) {
    return stage.popup(await stage.failing(kind));
  },
}));
