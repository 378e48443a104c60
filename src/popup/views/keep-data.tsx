/** How the browser is told to keep heyron's data when it closes: one exception in its settings. */
import { say } from '../../platform/say';
import { Primary } from '../parts/action';
import { Costs } from '../parts/costs';
import { Page } from '../parts/page';
import { useCopy } from '../parts/use-copy';
import type { Recovery } from '../use-view';

/** What is typed there. With plain "heyron.ai", Chromium would keep the account's data and still delete the agents'. */
const EXCEPTION = { firefox: 'https://heyron.ai', chromium: '[*.]heyron.ai', other: '[*.]heyron.ai' } as const;

export function KeepData(recovery: Recovery) {
  const { ask, go, view } = recovery;
  const [copied, copy] = useCopy();
  const family = familyOf(view.environment.browser);
  const opens = family === 'chromium';
  const give = async () => {
    if ((await copy(EXCEPTION[family])) && opens) await ask({ type: 'open', where: 'site-data' });
  };
  return (
    <Page
      shown={recovery}
      back={() => go('first')}
      title={say('keep_title')}
      lead={say('keep_lead')}
      outcome={copied}
      pre={<Costs seconds={60} loss="cost_nothing" />}
      primary={
        <Primary name="copy-exception" onClick={give}>
          {copied || say(opens ? 'keep_copy_open' : 'keep_copy')}
        </Primary>
      }
    >
      <ol class="numbered">
        {(['first', 'then', 'last'] as const).map(each => (
          <li key={each}>
            <span>{say(`keep_${family}_${each}`)}</span>
          </li>
        ))}
      </ol>
      <p class="letter">
        <code>{EXCEPTION[family]}</code>
      </p>
    </Page>
  );
}

/** Edge and Opera word their settings differently, and nobody has looked there. */
function familyOf(browser: string): keyof typeof EXCEPTION {
  if (browser.startsWith('Firefox')) return 'firefox';
  return browser.startsWith('Chromium') ? 'chromium' : 'other';
}
