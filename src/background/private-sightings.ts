/** A page in a private window can answer one question: what does the step "private window" show? Only its answer is kept. */
import { settledPrivately } from '../core/decide/settle';
import type { Sighting } from '../core/sighting/sighting';
import { openIncidents } from './incidents';
import { move } from './run';

/** Lets the step that waits for a page of this origin in a private window judge it. */
export async function observePrivate(sighting: Sighting, origin: string, now: number): Promise<void> {
  const asking = await openIncidents(head => head.origin === origin && head.active !== null);
  for (const { incident } of asking)
    await move(incident.id, current => settledPrivately(current, sighting, now));
}
