/** Forgetting everything that is kept, at the user's word: afterwards Re-Pair is as it was on its first run. */
import { forgetHistory } from '../../history/history';
import type { Reply } from '../../platform/replies';
import { removeAll, session } from '../../platform/storage';
import { afterOtherClearings, journals } from '../../site-data/journal';
import { publish } from '../publish';

/**
 * Forgets history, drafts, faults, met hosts, settings and consent. Not while a clearing is under way: its journal alone knows
 * which tabs wait to be brought back. Never throws.
 */
export async function forgetEverything(): Promise<Reply> {
  const reply = await afterOtherClearings(async (): Promise<Reply> => {
    if ((await journals()).length > 0) return { ok: false, problem: 'not-now' };
    try {
      await forgetHistory();
      await session.removeAll('draft:');
      await removeAll();
      return { ok: true };
    } catch {
      return { ok: false, problem: 'storage' };
    }
  });
  await publish([], { tabs: 'all' });
  return reply;
}
