/** What the extension's own pages ask of the background. Both are of one build, so answers need no schema. */
import type { View } from '../core/view/view';
import { browser, type Runtime } from './browser';
import { type Reply, VIEW_PORT } from './replies';
import type { Answer, RequestsBy, What } from './requests';

/** The reply to a command that the background did not answer. */
export const NO_REPLY: Reply = { ok: false, problem: 'failed' };

/** Makes a request of src/platform/requests.ts. Resolves to `otherwise` if there is no answer. */
export async function ask<Name extends RequestsBy<'own-page'>, Otherwise>(
  name: Name,
  what: What<Name>,
  otherwise: Otherwise,
): Promise<NonNullable<Answer<Name>> | Otherwise> {
  const message = { ...what, type: name };
  const answer = await browser.runtime.sendMessage<typeof message, Answer<Name> | undefined>(message).catch(() => null);
  return answer ?? otherwise;
}

/** How long the first view may take before the page connects again, and the pause before that. In ms. */
const FIRST_VIEW_MS = 3_000;
const RECONNECT_MS = 100;

/**
 * Calls `onView` with the view of a tab now and after every change, and reconnects when the worker was killed. Returns
 * a function that stops it.
 */
export function watchView(tab: number, onView: (view: View) => void): () => void {
  let port: Runtime.Port | null = null;
  let ended = false;
  const connect = () => {
    if (ended) return;
    port = browser.runtime.connect({ name: `${VIEW_PORT}?tab=${tab}` });
    const unanswered = setTimeout(again, FIRST_VIEW_MS, port);
    port.onMessage.addListener(view => {
      clearTimeout(unanswered);
      onView(view as View);
    });
    port.onDisconnect.addListener(() => {
      clearTimeout(unanswered);
      setTimeout(connect, RECONNECT_MS);
    });
  };
  /** A worker that is dying as it accepts the connection neither answers nor disconnects. */
  const again = (silent: Runtime.Port) => {
    silent.disconnect();
    connect();
  };
  connect();
  return () => {
    ended = true;
    port?.disconnect();
  };
}
