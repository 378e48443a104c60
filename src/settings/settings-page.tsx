/** All settings. Every change is saved at once, and its result is announced in one live region. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { isOwnOrigin } from '../core/address/own-address';
import type { MessageKey } from '../core/say';
import type { UserSettings } from '../core/settings/settings';
import type { Reply, ShownSettings } from '../platform/replies';
import { say } from '../platform/say';
import { ask, NO_REPLY } from '../platform/send-request';
import { speak } from '../platform/set-language';
import { markLanguage } from '../platform/set-up-page';
import { Forget } from './forget';
import { OwnAgents } from './own-agents';
import { Kept, Languages, Prompts, Reports } from './sections';
import { ToldToClear } from './told-to-clear';

export function SettingsPage() {
  const [settings, setSettings] = useState<ShownSettings | null>(null);
  const [status, setStatus] = useState('');
  const load = useCallback(async () => {
    const read = await ask('settings', {}, null);
    if (read) await speak(read.language);
    markLanguage();
    setSettings(read);
  }, []);
  useEffect(() => void load(), []);
  const after = async (reply: Reply, words: MessageKey) => {
    await load(); // first: what is said then is in the language that was set
    setStatus(say(reply.ok ? words : reply.problem === 'not-now' ? 'problem_not_now' : 'problem_storage'));
  };
  const change = async (what: Partial<UserSettings>) => {
    setSettings(shown => shown && { ...shown, ...what }); // optimistic, until the settings are loaded again
    after(await ask('change-settings', { change: what }, NO_REPLY), 'settings_saved');
  };
  const forget = async () => after(await ask('forget-everything', {}, NO_REPLY), 'settings_forgotten');
  const remove = async (origin: string) => after(await ask('remove-own', { origin }, NO_REPLY), 'settings_own_removed');
  return (
    <main>
      <h1>{say('settings_title')}</h1>
      {settings && (
        <>
          <Prompts settings={settings} change={change} />
          {settings.own.length > 0 && <OwnAgents own={settings.own} remove={remove} />}
          <Kept settings={settings} change={change}>
            <Forget forget={forget} />
          </Kept>
          <Reports settings={settings} change={change} />
          <Languages settings={settings} change={change} />
          {settings.agreed && (
            <ToldToClear agents={settings.agents.filter(site => !isOwnOrigin(site))} tell={setStatus} />
          )}
        </>
      )}
      <p class="told" role="status">
        {status}
      </p>
      <footer class="soft">{say('disclaimer')}</footer>
    </main>
  );
}
