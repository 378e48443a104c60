/** Sets a page that talks to another gateway back to its own: only the stored address goes, and is read back as gone. */
import { STEP_ROWS } from '../../core/catalogue/steps';
import { isComplete } from '../../core/clearing/outcome';
import { hostOf, type IncidentEvent } from '../../core/incident/events';
import { isOwnGateway } from '../../core/plan/plan';
import { startable } from '../../core/transitions/on-click';
import type { LoadedIncident } from '../../history/history';
import { logFault } from '../../platform/faults';
import { StorageFailed } from '../../platform/storage';
import { clearHosts } from '../../site-data/clear-hosts';
import { finishClearing } from '../../site-data/finish-clearing';
import { PageStayed } from '../../site-data/parking';
import { alone, note } from './run';

/** The parked page comes back by itself, and then talks to its own gateway. False where this does not fit any more. */
export async function setBack({ incident, state }: Pick<LoadedIncident, 'incident' | 'state'>): Promise<boolean> {
  const { id, gateway, store } = incident;
  const { failure } = state;
  const step = startable(state, incident);
  if (!failure || step === null || !STEP_ROWS[step].elsewhere || isOwnGateway(incident)) return false;
  const clearing = { id, level: 2, hosts: [hostOf(incident)], credential: 'otherGateway', gateway, store } as const;
  const work = async () => {
    await note(id, [{ type: 'step-started', at: Date.now(), step, tab: failure.tab }]);
    const ended = (finding: string): IncidentEvent => {
      return { type: 'step-ended', at: Date.now(), step, result: 'could-not-run', by: 'error', finding };
    };
    try {
      const { report } = await clearHosts(clearing, Date.now);
      const at = Date.now();
      const isGone = report.hosts.some(({ types }) => types.some(({ outcome }) => outcome === 'gone'));
      const end: IncidentEvent[] = !isComplete(report)
        ? [ended('browser-refused')]
        : isGone
          ? [
              { type: 'step-ran', at, step },
              { type: 'declared-fixed', at },
            ]
          : [ended('nothing-found')];
      await note(id, [{ type: 'cleared', at, report }, ...end]);
    } catch (error) {
      const finding = error instanceof PageStayed ? 'page-stayed' : 'browser-refused';
      await note(id, [ended(error instanceof StorageFailed ? 'storage' : finding)]);
    }
    void finishClearing(id).catch(logFault('journal'));
    return true;
  };
  return (await alone(id, work)) ?? false;
}
