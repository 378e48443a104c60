/** Chooses the main view of an incident. */
import { useEffect, useState } from 'preact/hooks';
import type { ShownStep } from '../../core/view/view';
import { say } from '../../platform/say';
import { handsOver, leftoverOf, opens, type StepProps } from '../parts/step-words';
import { useMore } from '../use-more';
import type { Recovery } from '../use-view';
import { Approach } from './approach';
import { Clearing } from './clearing';
import { Consent } from './consent';
import { End } from './end';
import { InPage } from './in-page';
import { Next } from './next';
import { Settling } from './settling';
import { Waiting } from './waiting';
import { Watched } from './watched';
import { WorksElsewhere } from './works-elsewhere';

export function FirstView({ choosing, ...recovery }: Recovery & { choosing: boolean }) {
  const { incident, view } = recovery;
  const { active, failure, fixed, plan } = incident;
  // Until another clearing: the user has read what is left, and goes on.
  const [passed, setPassed] = useState(false);
  const more = useMore();
  const clears = active?.asksFirst === true;
  useEffect(() => {
    if (clears) setPassed(false);
  }, [clears]);
  if (fixed) return more ? <more.Solved {...recovery} fixed={fixed} /> : <Loading />;
  const planned = plan.steps.find(({ current }) => current);
  if (!failure || !planned) return null;
  const props = stepProps(recovery, planned);
  const row = planned.row;
  const running = active?.step === planned.step ? active : null;
  if (running && row.asksFirst && running.ranAt === null)
    return running.consented ? <Clearing {...props} /> : <Consent {...props} failure={failure} choosing={choosing} />;
  if (view.live?.state === 'connected') return <Settling {...props} />;
  if (view.worksIn !== null && view.live?.kind) return <WorksElsewhere {...props} there={view.worksIn} />;
  const left = running || passed ? null : leftoverOf(props);
  if (left) return more ? <more.Leftover {...props} cleared={left} pass={() => setPassed(true)} /> : <Loading />;
  const { waiting } = incident;
  if (waiting && (failure.approval || failure.endsWait))
    return <Waiting {...props} failure={failure} asked={waiting} />;
  if (handsOver(props)) return <Approach {...props} />;
  if (running) return <Watched {...props} />;
  if (failure.inPage && opens(props)) return <InPage {...props} words={failure.inPage} />;
  return row.isEnd ? <End {...props} failure={failure} /> : <Next {...props} />;
}

/** Until the other views are loaded. */
function Loading() {
  return <p class="loading">{say('loading')}</p>;
}

function stepProps(recovery: Recovery, planned: ShownStep): StepProps {
  return { ...recovery, planned, step: planned.step };
}
