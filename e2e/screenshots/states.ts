/** Every state that the popup can show, and how to get there: lived through where that is quick, else written down. */

import type { State } from './drawn-state.ts';
import { endStates } from './end-states.ts';
import { failureStates } from './failure-states.ts';
import { idleStates } from './idle-states.ts';
import { stepStates } from './step-states.ts';

export const STATES: readonly State[] = [...idleStates, ...failureStates, ...stepStates, ...endStates];
