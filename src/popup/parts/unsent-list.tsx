/** Before a clearing: how much text the user has written to the agent but not sent, and a button to save it. */
import { unsentFile } from '../../core/clearing/unsent-text';
import type { HostUnsent } from '../../platform/replies';
import { saveFiles } from '../../platform/save-files';
import { say } from '../../platform/say';
import type { KnownUnsent } from '../use-unsent';
import { Action } from './action';

export function Unsent({ unsent: { found, isComplete } }: { readonly unsent: KnownUnsent }) {
  const all = found.flatMap(({ unsent }) => unsent ?? []);
  if (all.length === 0) {
    const unread = found.some(({ unsent }) => unsent === null);
    return isComplete && !unread ? null : (
      <p class="soft small">{say(isComplete ? 'unsent_unread' : 'unsent_looking')}</p>
    );
  }
  const count = (sort: string) => String(all.filter(each => each.sort === sort).length);
  return (
    <section class="row" data-unsent={all.length}>
      <p class="small">{say('unsent_found', count('draft'), count('queued'))}</p>
      <Action name="save-unsent" variant="text" onClick={() => save(found)}>
        {say('unsent_save')}
      </Action>
    </section>
  );
}

function save(found: readonly HostUnsent[]): Promise<void> {
  const time = new Intl.DateTimeFormat(say('language_code'), { dateStyle: 'medium', timeStyle: 'short' });
  return saveFiles(
    found.flatMap(({ host, unsent }) =>
      unsent?.length
        ? {
            name: `unsent-${host}.md`,
            type: 'text/markdown' as const,
            content: unsentFile(unsent, host, say, at => time.format(at)),
          }
        : [],
    ),
  );
}
