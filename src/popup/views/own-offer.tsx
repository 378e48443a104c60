/** Over a page that looks like OpenClaw's at an address that is none of ours: the user says whether it is theirs. */
import { useState } from 'preact/hooks';
import type { Offer } from '../../core/view/view';
import { askForSite } from '../../platform/ask-for-site';
import { say } from '../../platform/say';
import { ask } from '../../platform/send-request';
import { Action, Primary } from '../parts/action';
import { Frame } from '../parts/frame';
import type { Shown } from '../use-view';

export function OwnOffer({ offer, ...shown }: Shown & { offer: Offer }) {
  const [failed, setFailed] = useState<string | null>(null);
  const { site, hostName, pattern, allPorts, fails, warns } = offer;
  // The browser asks only in the click itself. Chromium closes this window as it does: the background hears the answer.
  const help = () =>
    askForSite(pattern)
      .catch(() => false)
      .then(async isGranted => {
        if (!isGranted) return setFailed(say('own_not_allowed'));
        const reply = await ask('help-at', { tab: shown.view.tab.id }, null);
        setFailed(reply?.ok ? null : say('problem_failed'));
      });
  const words = fails ? say('own_says', site, say(fails)) : say('own_looks', site);
  const asks = say(allPorts ? 'own_asks_all_ports' : 'own_asks', hostName);
  return (
    <Frame
      shown={shown}
      picture="none"
      bare={warns.length > 0}
      title={say('own_title')}
      lead={words}
      lastResult={failed === null ? null : { words: failed, worked: false }}
      primary={
        fails && (
          <Primary name="help-here" onClick={help}>
            {say('own_help')}
          </Primary>
        )
      }
      under={<p class="under">{asks}</p>}
      others={
        !fails && (
          <Action name="help-here" variant="second" onClick={help}>
            {say('own_watch')}
          </Action>
        )
      }
    >
      {warns.map(key => (
        <p class="soft" key={key}>
          {say(key)}
        </p>
      ))}
    </Frame>
  );
}
