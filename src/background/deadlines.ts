/**
 * When a step's watch runs out. A timer is exact while the worker lives; the alarm wakes a dead one (browsers may delay
 * it to 30 s). Neither holds any state: what is due is read from the incidents.
 */
import type { IncidentState } from '../core/incident/reduce';
import { watchEnds } from '../core/steps/rules';
import { browser } from '../platform/browser';

/** The alarm's name. */
export const DEADLINE_ALARM = 'deadline';

let onDue: () => void = () => {};

/** Says what to do when a deadline has come. To be called once, when the worker starts. */
export function whenDue(action: () => void): void {
  onDue = action;
}

/** Arranges to be woken after so many ms, for what this worker may not live to end. */
export function wakeAfter(ms: number): void {
  void browser.alarms.create(DEADLINE_ALARM, { when: Date.now() + ms });
}

/** Arranges to be woken for an incident's deadline, if it has one. */
export function setDeadline({ active }: Pick<IncidentState, 'active'>): void {
  const when = watchEnds(active);
  if (when === null) return;
  setTimeout(() => onDue(), Math.max(0, when - Date.now()));
  void browser.alarms.create(DEADLINE_ALARM, { when });
}
