/** The popup's app, one view at a time. The same page serves as popup, side panel and full tab. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { say } from '../platform/say';
import { useRestingButtons } from './resting-buttons';
import { type Screen, type Shown, useCommand, useScreen, useView } from './use-view';
import { Idle } from './views/idle';
import { RecoveryView } from './views/recovery';

export function App({ tab }: { tab: number }) {
  const view = useView(tab);
  const incident = view?.access ? view.incident : null;
  const { ask, problem } = useCommand(tab, view?.incident?.id);
  const [screen, go] = useScreen(incident?.id ?? '');
  const main = useRestingButtons<HTMLElement>();
  const isThere = view !== null;
  useLayoutEffect(() => {
    if (isThere) performance.mark('first-view'); // for the benchmark, which cannot observe a real popup from its start
  }, [isThere]);
  return (
    <main ref={main} data-verdict={incident?.plan.verdict}>
      {view ? <Content view={view} {...{ ask, problem, screen, go }} /> : <p class="loading">{say('loading')}</p>}
    </main>
  );
}

function Content({ screen, ...shown }: Shown & { screen: Screen }): ComponentChildren {
  const { incident, access } = shown.view;
  if (!access || !incident) return <Idle {...shown} keepsData={screen === 'keep-data'} />;
  return <RecoveryView {...shown} incident={incident} screen={screen} />;
}
