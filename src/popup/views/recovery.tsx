/** Chooses the screen for an incident. */
import { useEffect, useRef } from 'preact/hooks';
import type { Recovery, Screen } from '../use-view';
import { Details } from './details';
import { FirstView } from './first';
import { Help } from './help';
import { Read } from './read';

export function RecoveryView({ screen, ...recovery }: Recovery & { screen: Screen }) {
  const { incident, go } = recovery;
  const { active } = incident;
  const asking = active?.asksFirst === true && !active.consented;
  useEffect(() => {
    if (screen === 'choose' && !asking) go('first');
  }, [screen, asking, go]);
  const over = incident.fixed !== null;
  const wasOver = useRef(over);
  useEffect(() => {
    // When it works again, leave the details for the first view, but do not interrupt work on a report.
    if (wasOver.current !== over && screen === 'details') go('first');
    wasOver.current = over;
  }, [over, screen, go]);
  switch (screen) {
    case 'details':
      return <Details {...recovery} />;
    case 'help':
      return <Help {...recovery} />;
    case 'read':
      return <Read {...recovery} />;
    default:
      return <FirstView {...recovery} choosing={screen === 'choose'} />;
  }
}
