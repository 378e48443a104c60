/**
 * The checks that cost and change nothing. They run when a popup opens, which is the click that allows them, so that its
 * first view can name the one thing that works here.
 */
import { seenFrom } from '../../core/incident/reduce';
import { checkDue } from '../../core/plan/plan';
import { pagesOf } from '../../core/presence/presence';
import { hasAccess } from '../../platform/permissions';
import { lookAtGateway } from '../../steps/right-gateway';
import { append } from '../incidents';
import { presence } from '../presence';
import { publish } from '../publish';
import { incidentFor } from '../shows/views';

/** Incidents that this worker is checking. */
const checking = new Set<string>();

/**
 * Runs what is due for the incident of a tab, beside any step that is under way.
 * @throws StorageFailed when the browser could not write.
 */
export async function checkByItself(tab: number): Promise<void> {
  const known = await incidentFor(tab);
  if (!known || checking.has(known.incident.id) || !(await hasAccess())) return;
  const { incident, state } = known;
  const step = checkDue(state, incident);
  if (step === null) return;
  checking.add(incident.id);
  try {
    const end = await lookAtGateway(incident, state);
    const pages = pagesOf(await presence(), incident);
    const checked = await append(incident.id, now => {
      const { failure } = seenFrom(now, tab, pages);
      return failure && checkDue(now, incident) === step
        ? [{ type: 'step-ended', at: Date.now(), step, tab: failure.tab, ...end }]
        : [];
    });
    if (checked) await publish([checked]);
  } finally {
    checking.delete(incident.id);
  }
}
