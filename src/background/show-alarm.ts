/** What a tab's button and its page's prompt show follows from its pages alone. */
import { alarmOf } from '../core/presence/page';
import { type Presence, voiceOf } from '../core/presence/presence';
import { paintBadge } from './badge';
import { setPrompt } from './prompts';

/** Brings a tab's badge, title and prompt up to date. */
export async function showAlarm(tab: number, presence: Presence): Promise<void> {
  const voice = voiceOf(presence, tab);
  const alarm = voice && alarmOf(voice);
  await Promise.all([paintBadge(tab, alarm), setPrompt(tab, alarm?.prompts ? alarm.kind : null)]);
}
