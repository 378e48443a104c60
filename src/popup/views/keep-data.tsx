/** How the browser is told to keep heyron's data when it closes: one exception in its settings. */
import { useEffect } from 'preact/hooks';
import { say } from '../../platform/say';
import { Primary } from '../parts/action';
import { Costs } from '../parts/costs';
import { Page } from '../parts/page';
import { useCopy } from '../parts/use-copy';
import type { Shown } from '../use-view';

/** What is typed there. With plain "heyron.ai", Chromium would keep the account's data and still delete the agents'. */
const EXCEPTION = '[*.]heyron.ai';
const IN_FIREFOX = 'https://heyron.ai';
/** By how the browser's name begins. Nobody has looked at Opera's settings: the words are general there. */
const FAMILIES = ['firefox', 'chromium', 'edge', 'brave'] as const;

export function KeepData(shown: Shown) {
  const { ask, go, view } = shown;
  const [copied, copy] = useCopy();
  const browser = view.environment.browser.toLowerCase();
  const family = FAMILIES.find(each => browser.startsWith(each)) ?? 'other';
  const exception = family === 'firefox' ? IN_FIREFOX : EXCEPTION;
  const opens = family === 'chromium';
  useEffect(() => void ask({ type: 'exception', what: 'shown' }), [ask]);
  const give = async () => {
    if ((await copy(exception)) && opens) await ask({ type: 'open', where: 'site-data' });
  };
  const drawn = [opens ? 'line' : 'menu', 'one', 'press'];
  return (
    <Page
      shown={shown}
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
      <ol class="shown numbered">
        {(['first', 'then', 'last'] as const).map((each, n) => (
          <li key={each}>
            <i aria-hidden="true" class={`setting ${drawn[n]}`} data-line={exception} />
            <span>{say(`keep_${family}_${each}`)}</span>
          </li>
        ))}
      </ol>
      <p class="letter">
        <code>{exception}</code>
      </p>
    </Page>
  );
}
