/**
 * When time alone changes an incident: the watch of a step ends, nobody has answered for an hour, or what was told is no
 * news any more. A timer is exact while the worker lives; the alarm wakes a dead worker, up to 30 s
 * late. Neither holds state: what is due is read from the incidents.
 */
import { watchEnds } from '../core/plan/verify-step';
import { nextChange } from '../core/view/story';
import type { LoadedIncident } from '../history/history';
import { browser } from '../platform/browser';
import { logFault } from '../platform/faults';

/** The prefix of the alarms' names. Each incident has its own: an alarm replaces another of the same name. */
const ALARM = 'deadline:';

export function isDeadline(alarm: string): boolean {
  return alarm.startsWith(ALARM);
}

/** This worker's timers, by incident. */
const timers = new Map<string, ReturnType<typeof setTimeout>>();

let onDue: () => void = () => {};

/** Registers what to do when a deadline comes. Called once, when the worker starts. */
export function whenDue(action: () => void): void {
  onDue = action;
}

/** Wakes a worker for an incident after so many ms, in case this one dies before. */
export function wakeAfter(id: string, ms: number): void {
  wake(id, Date.now() + ms);
}

/** Sets an incident's next deadline. Called after each of its changes, and when a worker starts. */
export function setDeadline({ incident, state }: LoadedIncident): void {
  const now = Date.now();
  const when = watchEnds(state.active) ?? nextChange(state, now);
  clearTimeout(timers.get(incident.id));
  timers.delete(incident.id);
  if (when === null) return;
  timers.set(
    incident.id,
    setTimeout(() => onDue(), Math.max(0, when - now)),
  );
  wake(incident.id, when);
}

function wake(id: string, when: number): void {
  // The incident's next view or event sets it again
  browser.alarms.create(ALARM + id, { when }).catch(logFault('deadline'));
}
