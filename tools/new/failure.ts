/** Use as: npm run new:failure NAME; repeated with the same name, it says what is still missing. */
import { FAILURE_KINDS } from '../../src/core/catalogue/failures.ts';
import { run } from './skeleton.ts';
import { failureSkeleton } from './skeletons.ts';

run(FAILURE_KINDS, failureSkeleton);
