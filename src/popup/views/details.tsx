/** The page's exact words, every step of the guide to choose from, and the reasons for Re-Pair's advice. */
import { say } from '../../platform/say';
import { Action } from '../parts/action';
import { AllSteps } from '../parts/all-steps';
import { OpenBeside, OpenSettings } from '../parts/open-pages';
import { Page } from '../parts/page';
import { Reasons } from '../parts/reasons';
import type { Recovery } from '../use-view';

export function Details(recovery: Recovery) {
  const { incident, view, go } = recovery;
  const { failure, host, gateway, target } = incident;
  return (
    <Page shown={recovery} back={() => go('first')} title={say('view_details')}>
      <dl>
        {failure?.text && (
          <>
            <dt>{say('details_words')}</dt>
            <dd>
              <code>{failure.text}</code>
            </dd>
          </>
        )}
        <dt class="unseen">{say('details_address')}</dt>
        <dd class="soft small" translate={false}>
          {target.own ? say('details_same', host) : say('page_and_gateway', host, gateway)}
        </dd>
      </dl>
      <AllSteps {...recovery} />
      <div class="row">
        <details class="more">
          <summary>{say('details_more')}</summary>
          <Reasons {...recovery} />
          {view.newerIncidents > 0 && <p class="soft small">{say('newer_incidents', String(view.newerIncidents))}</p>}
          <p class="soft small">{say('disclaimer')}</p>
          <OpenSettings />
        </details>
        <HowIsIt {...recovery} />
        <OpenBeside />
      </div>
    </Page>
  );
}

/** The user's own statement, recorded as such. */
function HowIsIt({ incident: { failure, fixed, active }, ask, go }: Recovery) {
  if (!failure || fixed) return null;
  return (
    <>
      <Action
        name="it-works"
        variant="text"
        onClick={() => {
          go('first');
          return ask({ type: 'it-works' });
        }}
      >
        {say('step_it_works')}
      </Action>
      {active && active.ranAt !== null && (
        <Action
          name="still-failing"
          variant="text"
          onClick={() => {
            go('first');
            return ask({ type: 'still-failing', step: active.step });
          }}
        >
          {say('step_still_failing')}
        </Action>
      )}
    </>
  );
}
