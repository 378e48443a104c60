/** Chooses the screen for an incident. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { ASKED_WAYS } from '../../core/catalogue/ways';
import { say } from '../../platform/say';
import { useMore } from '../use-more';
import type { Recovery, Screen } from '../use-view';
import { FirstView } from './first';

export function RecoveryView({ screen, ...recovery }: Recovery & { screen: Screen }) {
  const { incident, go } = recovery;
  const { active, failure, ways } = incident;
  const loaded = useMore();
  const isDoor = useRef(leadsOn(recovery));
  useLayoutEffect(() => {
    if (isDoor.current) go('ways');
    isDoor.current = false; // "back" leads to the first view
  }, [go]);
  const asking = active?.asksFirst === true && !active.consented;
  useEffect(() => {
    if (screen === 'choose' && !asking) go('first');
  }, [screen, asking, go]);
  const over = incident.fixed !== null;
  const wasOver = useRef(over);
  const isLost = isWay(screen) && ways.length === 0;
  useEffect(() => {
    // When it works again, leave the details for the first view, but do not interrupt work on a report.
    if (isLost || (wasOver.current !== over && screen === 'details')) go('first');
    wasOver.current = over;
  }, [over, screen, go, isLost]);
  if (screen === 'first' || screen === 'choose') return <FirstView {...recovery} choosing={screen === 'choose'} />;
  if (!loaded) return <p class="loading">{say('loading')}</p>;
  const { Details, Help, KeepData, Read, Ways } = loaded;
  switch (screen) {
    case 'details':
      return <Details {...recovery} />;
    case 'help':
      return <Help {...recovery} />;
    case 'keep-data':
      return <KeepData {...recovery} />;
    case 'read':
      return <Read {...recovery} />;
    default:
      return failure && <Ways {...recovery} failure={failure} open={screen === 'ways' ? null : screen} />;
  }
}

/** True where the card's button was pressed, and nothing but the choice of a way is left to be said. */
function leadsOn({ view, incident: { active, plan, waiting } }: Recovery): boolean {
  const waits = plan.steps.some(({ current, row }) => current && row.waitsForApproval);
  return view.fromCard && !view.firstRun && waits && active === null && waiting === null;
}

function isWay(screen: Screen): boolean {
  return screen === 'ways' || (ASKED_WAYS as readonly string[]).includes(screen);
}
