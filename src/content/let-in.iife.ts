/**
 * Injected into one tab's page when its user lets another browser in. It hears nothing before the background says until
 * when it may (let-in.ts), and nothing but the connection that the sentinel has heard accepted (sockets.ts).
 */
import type { ToPage } from '../platform/content-messages';
import { api, isAlive, sendMessage } from './api';
import { hear } from './let-in';
import type { Shared } from './sockets';

/** Content scripts of one extension share their globals in a page; a copy of before an update is replaced. */
const scope: { rePairSockets?: Shared; rePairHears?: () => boolean } = globalThis as object;

if (!scope.rePairHears?.()) {
  scope.rePairHears = isAlive;
  let stop = () => {};
  const onMessage = (message: unknown, _sender: unknown, answer: (hears: boolean) => void): undefined => {
    const toPage = message as ToPage; // only our own background can send here
    if (toPage.type !== 'let-in') return;
    stop();
    stop = () => {};
    const ws = scope.rePairSockets?.live?.ws;
    const hears = toPage.until !== null && ws !== undefined && isOwn(ws);
    if (hears)
      stop = hear(ws, toPage.until, heard => {
        if (!isAlive()) return stop();
        void sendMessage({ type: 'heard', heard }).then(taken => taken === false && stop());
      });
    answer(hears);
  };
  api.runtime.onMessage.addListener(onMessage as never); // the types know promises only
}

/** The devices page that the user is led to is this host's: so must be the connection. */
function isOwn({ url, readyState }: WebSocket): boolean {
  return readyState === WebSocket.OPEN && url.startsWith(`wss://${location.host}/`);
}
