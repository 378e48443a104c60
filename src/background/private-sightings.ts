/** A page in a private window can answer one question: what does the step "private window" show? Only its answer is kept. */
import type { Sighting } from '../core/sighting/sighting';
import { STEPS } from '../steps';
import { changed } from './changed';
import { append, openIncidents } from './incidents';

/** Lets the step that waits for a page of this origin in a private window judge it. */
export async function observePrivate(sighting: Sighting, origin: string, now: number): Promise<void> {
  for (const { incident, state } of await openIncidents()) {
    if (incident.origin !== origin || !state.active) continue;
    const known = await append(incident.id, ({ active }) => {
      const end = active && STEPS[active.step].verifyPrivate?.(active, sighting);
      return active && end ? [{ type: 'step-ended', at: now, step: active.step, ...end }] : [];
    });
    if (known) await changed(known);
  }
}
