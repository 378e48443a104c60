/**
 * When a step's watch runs out. A timer is exact while the worker lives; the alarm wakes a dead one (browsers may delay
 * it to 30 s). Neither holds any state: what is due is read from the incidents.
 */
import { watchEnds } from '../core/plan/verify-step';
import type { LoadedIncident } from '../history/history';
import { browser } from '../platform/browser';
import { logFault } from '../platform/faults';

/** How the alarms' names begin: each incident has one of its own, for one alarm takes the place of another of its name. */
const ALARM = 'deadline:';

/** True for an alarm of these. */
export function isDeadline(alarm: string): boolean {
  return alarm.startsWith(ALARM);
}

/** This worker's timers, by incident. */
const timers = new Map<string, ReturnType<typeof setTimeout>>();

let onDue: () => void = () => {};

/** Says what to do when a deadline has come. To be called once, when the worker starts. */
export function whenDue(action: () => void): void {
  onDue = action;
}

/** Arranges to be woken after so many ms about an incident, for what this worker may not live to end. */
export function wakeAfter(id: string, ms: number): void {
  wake(id, Date.now() + ms);
}

/** Arranges to be woken for an incident's deadline, if it has one. */
export function setDeadline({ incident, state }: LoadedIncident): void {
  const when = watchEnds(state.active);
  clearTimeout(timers.get(incident.id));
  timers.delete(incident.id);
  if (when === null) return;
  timers.set(
    incident.id,
    setTimeout(() => onDue(), Math.max(0, when - Date.now())),
  );
  wake(incident.id, when);
}

function wake(id: string, when: number): void {
  browser.alarms.create(ALARM + id, { when }).catch(logFault('deadline')); // the next view or event of it comes to the same
}
