/** What a tab's button and its page's prompt show follows from its pages alone. */

import { hostOf } from '../core/incident/events';
import { type Alarm, alarmOf } from '../core/presence/page';
import { voiceOf } from '../core/presence/presence';
import { promptsOn } from '../core/settings/settings';
import { queues } from '../platform/queue';
import { settings } from '../platform/settings';
import { paintBadge } from './badge';
import { presence } from './presence';
import { setPrompt } from './prompts';

/** Who paints a tab last has to have looked last. Tabs do not wait for each other: one may hold a page that never answers. */
const inTurn = queues();
/** A tab that is gone elsewhere while it is painted is painted anew; nobody goes elsewhere so often in that time. */
const MOST_TRIES = 5;

/** Brings a tab's badge, title and prompt up to date. */
export function showAlarm(tab: number): Promise<void> {
  return inTurn(tab, async () => {
    const set = await settings();
    let shown: Alarm | null | undefined;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const voice = voiceOf(await presence(), tab);
      const alarm = voice && alarmOf(voice);
      if (shown !== undefined && JSON.stringify(alarm) === JSON.stringify(shown)) return;
      shown = alarm;
      const prompts = voice && alarm?.prompts && promptsOn(set, hostOf(voice));
      await Promise.all([paintBadge(tab, alarm), setPrompt(tab, prompts ? alarm.kind : null)]);
      if (alarm === null) return; // a page that fails by now says so itself
    }
  });
}

/** Brings all of them up to date, after a change that concerns every tab. */
export async function showAlarms(): Promise<void> {
  const tabs = new Set((await presence()).map(({ tab }) => tab));
  await Promise.all([...tabs].map(showAlarm));
}
