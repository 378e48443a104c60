/** The sections of the settings page. */
import type { ComponentChildren } from 'preact';
import { shownSite } from '../core/address/shown-site';
import { ADDRESS_DETAILS } from '../core/catalogue/shared-words';
import { LANGUAGE_TAGS, LANGUAGES } from '../core/languages';
import { KEPT_DAYS, type UserSettings } from '../core/settings/settings';
import { browser } from '../platform/browser';
import type { ShownSettings } from '../platform/replies';
import { say } from '../platform/say';

interface Part {
  readonly settings: ShownSettings;
  readonly change: (what: Partial<UserSettings>) => Promise<void>;
}

/** Whether failing pages show the prompt: for all agents, or for each. */
export function Prompts({ settings, change }: Part) {
  const { prompting, promptingIsManaged, quietHosts, agents } = settings;
  const setPrompting = (host: string, prompts: boolean) =>
    change({ quietHosts: [...quietHosts.filter(each => each !== host), ...(prompts ? [] : [host])] });
  return (
    <section aria-labelledby="prompts">
      <h2 id="prompts">{say('settings_prompts')}</h2>
      <label class="choice">
        <input
          type="checkbox"
          data-setting="prompting"
          checked={prompting}
          disabled={promptingIsManaged}
          aria-describedby="prompting-more"
          onChange={({ currentTarget }) => void change({ prompting: currentTarget.checked })}
        />
        <span>{say('settings_prompting')}</span>
      </label>
      <p class="soft more" id="prompting-more">
        {say(promptingIsManaged ? 'settings_managed' : 'settings_prompting_off')}
      </p>
      {prompting && agents.length > 0 && (
        <fieldset>
          <legend>{say('settings_agents')}</legend>
          {agents.map(host => (
            <label class="choice" key={host}>
              <input
                type="checkbox"
                data-agent={host}
                checked={!quietHosts.includes(host)}
                onChange={({ currentTarget }) => void setPrompting(host, currentTarget.checked)}
              />
              <span translate={false}>{shownSite(host)}</span>
            </label>
          ))}
        </fieldset>
      )}
    </section>
  );
}

/** How long incidents are kept, and how to delete them now. */
export function Kept({ settings, change, children }: Part & { children: ComponentChildren }) {
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">{say('settings_kept')}</h2>
      <fieldset>
        <legend>{say('settings_kept_days')}</legend>
        {KEPT_DAYS.map(days => (
          <label class="choice" key={days}>
            <input
              type="radio"
              name="kept-days"
              data-setting={`kept-${days}`}
              checked={settings.keptDays === days}
              onChange={() => void change({ keptDays: days })}
            />
            <span>{daysWords(days)}</span>
          </label>
        ))}
      </fieldset>
      {settings.agreed ? children : <p class="soft">{say('settings_nothing_kept')}</p>}
    </section>
  );
}

function daysWords(days: number): string {
  const format = { style: 'unit', unit: 'day', unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(say('language_code'), format).format(days);
}

/** What Re-Pair speaks: the browser's language unless another one is set. Languages are named in their own words. */
export function Languages({ settings, change }: Part) {
  return (
    <section aria-labelledby="language">
      <h2 id="language">{say('settings_language')}</h2>
      <fieldset aria-labelledby="language">
        {(['', ...LANGUAGE_TAGS] as const).map(tag => (
          <label class="choice" key={tag}>
            <input
              type="radio"
              name="language"
              data-setting={`language-${tag || 'browser'}`}
              checked={settings.language === tag}
              onChange={() => void change({ language: tag })}
            />
            {tag === '' ? <span>{say('settings_language_browser')}</span> : <span lang={tag}>{LANGUAGES[tag]}</span>}
          </label>
        ))}
      </fieldset>
    </section>
  );
}

/** The default detail of reports, and the link to past reports. */
export function Reports({ settings, change }: Part) {
  return (
    <section aria-labelledby="reports">
      <h2 id="reports">{say('settings_reports')}</h2>
      <fieldset>
        <legend>{say('settings_detail')}</legend>
        {ADDRESS_DETAILS.map(detail => (
          <label class="choice" key={detail}>
            <input
              type="radio"
              name="address-detail"
              data-setting={`detail-${detail}`}
              checked={settings.addressDetail === detail}
              onChange={() => void change({ addressDetail: detail })}
            />
            <span>{say(`settings_detail_${detail}`)}</span>
          </label>
        ))}
      </fieldset>
      <p>
        <a href={browser.runtime.getURL('src/report/index.html')}>{say('settings_past')}</a>
      </p>
    </section>
  );
}
