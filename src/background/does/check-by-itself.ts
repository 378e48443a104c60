/**
 * The checks that cost and change nothing. They run where a popup is open, which is the click that allows them, so that
 * its first view can name the one thing that works here.
 */
import { seenFrom } from '../../core/incident/reduce';
import { checkDue } from '../../core/plan/plan';
import { pagesOf } from '../../core/presence/presence';
import type { View } from '../../core/view/view';
import { logFault } from '../../platform/faults';
import { hasAccessTo } from '../../platform/own-sites';
import { lookAtGateway } from '../../steps/right-gateway';
import { append } from '../incidents';
import { presence } from '../presence';
import { publish } from '../publish';
import { incidentFor } from '../shows/views';

/** Incidents that this worker is checking. */
const checking = new Set<string>();

/** Follows the views of a popup on a tab, and runs what they lack. What failed is not tried again for this popup. */
export function checksFor(tab: number): (view: View) => void {
  let failed = false;
  return view => {
    if (failed || !lacksCheck(view)) return;
    void checkByItself(tab).catch(cause => {
      failed = true;
      return logFault('view')(cause);
    });
  };
}

function lacksCheck({ incident }: View): boolean {
  if (!incident?.failure || incident.fixed || !incident.target.own) return false;
  return incident.plan.steps.some(({ row, result }) => row.runsItself && result === 'pending');
}

/** Runs what is due for the incident of a tab, beside any step that is under way. */
async function checkByItself(tab: number): Promise<void> {
  const known = await incidentFor(tab);
  if (!known || checking.has(known.incident.id) || !(await hasAccessTo(known.incident.origin))) return;
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
