/** Before a clearing: what somebody has written to their agent and not sent, and a way to save it. */
import { useEffect, useState } from 'preact/hooks';
import { unsentFile } from '../../core/unsent';
import { unsentOf } from '../../platform/ask';
import type { HostUnsent } from '../../platform/popup-messages';
import { saveFiles } from '../../platform/save-files';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Action } from './action';

interface Props extends Pick<Recovery, 'view'> {
  /** Whose data would go. */
  readonly hosts: readonly string[];
}

export function Unsent({ view, hosts }: Props) {
  const tab = view.tab.id;
  const [found, setFound] = useState<readonly HostUnsent[]>([]);
  const asked = hosts.join();
  useEffect(() => {
    let gone = false;
    void unsentOf(tab, asked.split(',')).then(each => gone || setFound(each));
    return () => {
      gone = true;
    };
  }, [tab, asked]);
  const all = found.flatMap(({ unsent }) => unsent ?? []);
  if (all.length === 0)
    return found.some(({ unsent }) => unsent === null) ? (
      <p class="soft small">{say('unsent_unread')}</p>
    ) : null;
  const count = (sort: string) => String(all.filter(each => each.sort === sort).length);
  return (
    <section class="row" data-unsent={all.length}>
      <p class="small">{say('unsent_found', count('draft'), count('queued'))}</p>
      <Action name="save-unsent" look="text" onClick={() => save(found)}>
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
