/**
 * The content script of every page. It can be injected twice: by the manifest as the page loads, and by the worker,
 * which injects it into open pages after an install. Two would report everything twice.
 */
import { scope, startSentinel } from './sentinel';

if (!scope.rePairSentinel?.isAlive()) scope.rePairSentinel = startSentinel();
