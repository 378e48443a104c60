/** Injected into a page that must be read. A second copy does nothing. */
import { scope } from './sentinel';
import { startReader } from './start-reader';

if (scope.rePairSentinel) startReader(scope.rePairSentinel);
