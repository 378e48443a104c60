/** Clears sites although nothing fails, for whoever was told to. The result is the answer; no incident tells of it. */
import { isHeyronHost } from '../../core/address/heyron';
import type { ClearReport } from '../../core/clearing/clear-report';
import { logFault } from '../../platform/faults';
import { hasAccess } from '../../platform/permissions';
import { clearHosts } from '../../site-data/clear-hosts';
import { finishClearing } from '../../site-data/finish-clearing';
import { noteClearing } from '../health';
import { alone } from './run';

/** Null where nothing was cleared: access is withdrawn, a page would not go, or the browser could not write. */
export async function clearTold(store: string, hosts: readonly string[]): Promise<ClearReport | null> {
  const chosen = [...new Set(hosts)];
  const [first] = chosen;
  if (first === undefined || !chosen.every(isHeyronHost) || !(await hasAccess())) return null;
  const id = crypto.randomUUID();
  const clearing = {
    id,
    level: 4,
    hosts: chosen,
    credential: 'deviceToken',
    gateway: `wss://${first}`,
    store,
  } as const;
  return alone(id, async () => {
    await noteClearing(store, chosen, Date.now()).catch(logFault('health'));
    const { report } = await clearHosts(clearing, Date.now);
    void finishClearing(id).catch(logFault('journal'));
    return report;
  }).catch(async cause => {
    await logFault('end-of-step')(cause);
    return null;
  });
}
