/** The page connects again: a few seconds will tell whether that stays so. */
import { say } from '../../platform/say';
import { Frame } from '../parts/frame';
import type { StepProps } from '../parts/step-words';

export function Settling(props: StepProps) {
  return <Frame shown={props} look="working" title={say('settling')} lead={say('settling_note')} />;
}
