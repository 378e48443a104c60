/** Forgets everything that is kept, on the user's word. Re-Pair is then as on its first run. */
import { forgetHistory } from '../../history/history';
import type { Reply } from '../../platform/replies';
import { removeAll, session } from '../../platform/storage';
import { afterOtherClearings, journals } from '../../site-data/journal';
import { forgetStayed } from '../../site-data/stayed-tab';
import { withoutHealth } from '../health';
import { forgetHearings } from '../hearings';
import { publish } from '../publish';
import { forgetOwnSites } from './own-sites';

/**
 * Forgets history, drafts, faults, healthy days, known hosts, agents of one's own, settings and consent. Not during a
 * clearing: only its journal knows which tabs must be brought back. Never throws.
 */
export async function forgetEverything(): Promise<Reply> {
  const reply = await afterOtherClearings(async (): Promise<Reply> => {
    if ((await journals()).length > 0) return { ok: false, problem: 'not-now' };
    try {
      await forgetOwnSites();
      await forgetHistory();
      await session.removeAll('draft:');
      await forgetHearings();
      await forgetStayed();
      await withoutHealth(() => removeAll());
      return { ok: true };
    } catch {
      return { ok: false, problem: 'storage' };
    }
  });
  await publish([], { tabs: 'all' });
  return reply;
}
