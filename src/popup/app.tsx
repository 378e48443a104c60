/** The popup: one view at a time, and what went wrong with the last click. */
import type { ComponentChildren } from 'preact';
import { hostOf } from '../core/incident/events';
import { keyPart } from '../core/say';
import type { View } from '../platform/messages';
import { say } from '../platform/say';
import { Idle } from './parts/idle';
import { RecoveryView } from './parts/recovery';
import { Solved } from './parts/solved';
import { useCommand, useIncident, useView } from './use-view';

export function App({ tab }: { tab: number }) {
  const view = useView(tab);
  const { ask, problem } = useCommand(tab, view?.incident?.id);
  return (
    <main>
      {problem && (
        <p class="problem" role="alert">
          {say(`problem_${keyPart(problem)}`)}
        </p>
      )}
      {view ? <Shown view={view} ask={ask} /> : <p role="status">{say('loading')}</p>}
      <footer>{say('disclaimer')}</footer>
    </main>
  );
}

function Shown({ view, ask }: { view: View; ask: ReturnType<typeof useCommand>['ask'] }): ComponentChildren {
  const { state, plan } = useIncident(view);
  const { incident } = view;
  if (!view.access || !incident) return <Idle view={view} ask={ask} />;
  const recovery = {
    view,
    host: hostOf(incident),
    gateway: incident.gateway,
    state,
    plan,
    ask,
  };
  return state.fixed ? <Solved {...recovery} /> : <RecoveryView {...recovery} />;
}
