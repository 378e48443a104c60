/** Use as: npm run new:step NAME; repeated with the same name, it says what is still missing. */
import { STEP_IDS } from '../../src/core/catalogue/steps.ts';
import { run } from './skeleton.ts';
import { stepSkeleton } from './skeletons.ts';

run(STEP_IDS, stepSkeleton);
