/** The page has just connected: a few seconds show whether it stays so. */
import { say } from '../../platform/say';
import { Frame } from '../parts/frame';
import type { StepProps } from '../parts/step-words';

export function Settling(props: StepProps) {
  return <Frame shown={props} picture="working" title={say('settling')} lead={say('settling_note')} />;
}
