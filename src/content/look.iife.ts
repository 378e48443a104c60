/**
 * Injected into a page that has said nothing for some seconds, or that is connected and asked whether it is well
 * (look.ts). It shows nothing and changes nothing.
 */
import type { CloserLook } from '../core/sighting/closer-look';
import type { ToPage } from '../platform/content-messages';
import { api, isAlive, sendMessage } from './api';
import { lookCloser } from './look';
import type { Shared } from './sockets';
import { readStructure, readUnwell } from './structure';

/** Content scripts of one extension share their globals in a page; a copy of before an update is replaced. */
const scope: { rePairSockets?: Shared; rePairLooks?: () => boolean } = globalThis as object;

if (!scope.rePairLooks?.()) {
  scope.rePairLooks = isAlive;
  const look = lookCloser({
    structure: loadedAt => readStructure(document, loadedAt, scope.rePairSockets?.ws),
    unwell: () => readUnwell(document),
    isConnected: () => scope.rePairSockets?.live !== undefined,
    isLoading,
    isHidden: () => document.hidden,
    isAlive,
    tell: found => void sendMessage({ type: 'looked', look: found }),
  });
  const onMessage = (message: unknown, _sender: unknown, answer: (look: CloserLook) => void): undefined => {
    const toPage = message as ToPage; // only our own background can send here
    if (toPage.type === 'look') answer(look(toPage.loadedAt));
  };
  api.runtime.onMessage.addListener(onMessage as never); // the types know promises only
}

/** A page whose programs are still on their way, or have just come. */
function isLoading(ms: number): boolean {
  if (document.readyState !== 'complete') return true;
  const parts = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  return parts.some(
    ({ initiatorType, responseEnd }) =>
      /^(?:script|link|css)$/.test(initiatorType) && responseEnd > performance.now() - ms,
  );
}
