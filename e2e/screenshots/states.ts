/** Every state of the popup, and how to get there: played for real if that is quick, else stored. */

import type { State } from './drawn-state.ts';
import { endStates } from './end-states.ts';
import { failureStates } from './failure-states.ts';
import { idleStates } from './idle-states.ts';
import { stepStates } from './step-states.ts';
import { wayStates } from './way-states.ts';

export const STATES: readonly State[] = [...idleStates, ...failureStates, ...stepStates, ...wayStates, ...endStates];
