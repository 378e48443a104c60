/** What the extension's own pages ask of the background. It is of the same build, so what it answers is taken as it is. */
import type { View } from '../core/view/view';
import { browser, type Runtime } from './browser';
import { type Reply, VIEW_PORT } from './replies';
import type { Answer, RequestsBy, What } from './requests';

/** What a command comes to if the background does not answer. */
export const NO_REPLY: Reply = { ok: false, problem: 'failed' };

/** Asks what a row of src/platform/requests.ts stands for. Resolves to `otherwise` where there is no answer. */
export async function ask<Name extends RequestsBy<'own-page'>, Otherwise>(
  name: Name,
  what: What<Name>,
  otherwise: Otherwise,
): Promise<NonNullable<Answer<Name>> | Otherwise> {
  const message = { ...what, type: name };
  const answer = await browser.runtime
    .sendMessage<typeof message, Answer<Name> | undefined>(message)
    .catch(() => null);
  return answer ?? otherwise;
}

/** How long a first view may take before the worker is given up, and the pause before connecting again. In ms. */
const FIRST_VIEW_MS = 3_000;
const RECONNECT_MS = 100;

/**
 * Keeps a page informed of one tab: calls `onView` now and after every change, and connects again when the worker was killed.
 * Returns a function that ends it.
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
  /** A worker that was dying as it was connected to neither answers nor disconnects. */
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
