/** The popup: one view at a time, and what went wrong with the last click. */
import type { ComponentChildren } from 'preact';
import { keyPart } from '../core/say';
import { say } from '../platform/say';
import { FirstRun } from './parts/first-run';
import { Idle } from './parts/idle';
import { OpenBeside } from './parts/open-beside';
import { OpenSettings } from './parts/open-settings';
import { RecoveryView } from './parts/recovery';
import { Solved } from './parts/solved';
import { type Recovery, useCommand, useView } from './use-view';

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
      {view?.firstRun && view.access && <FirstRun goesOn={view.incident !== null} />}
      {view ? <Shown view={view} ask={ask} /> : <p role="status">{say('loading')}</p>}
      {view && view.newerIncidents > 0 && (
        <p class="soft small">{say('newer_incidents', String(view.newerIncidents))}</p>
      )}
      <div class="row">
        <OpenBeside />
        <OpenSettings />
      </div>
      <footer>{say('disclaimer')}</footer>
    </main>
  );
}

function Shown({ view, ask }: Pick<Recovery, 'view' | 'ask'>): ComponentChildren {
  const { incident } = view;
  if (!view.access || !incident) return <Idle view={view} ask={ask} />;
  const recovery = { view, incident, ask };
  return incident.fixed ? <Solved {...recovery} /> : <RecoveryView {...recovery} />;
}
