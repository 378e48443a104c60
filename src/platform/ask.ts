/** What the extension's own pages ask of the background. It is of the same build, so what it answers is taken as it is. */

import type { AddressDetail } from '../core/catalogue/names';
import type { Span } from '../core/redact/span';
import type { Choices } from '../core/settings/settings';
import { type CheckLine, NOTHING_SEEN } from '../core/view/check-up';
import type { View } from '../core/view/view';
import { browser, type Runtime } from './browser';
import type { Command } from './messages';
import {
  type HostUnsent,
  type PastTrouble,
  type Reply,
  type ReportForms,
  type ShownSettings,
  VIEW_PORT,
} from './popup-messages';

/** Sends the popup's command. A background that does not answer counts as failed. */
export function command(tab: number, command: Command, incident?: string): Promise<Reply> {
  return replyTo({ type: 'command', tab, command, ...(incident === undefined ? {} : { incident }) });
}

function replyTo(message: object): Promise<Reply> {
  return answerTo<Reply>(message, { ok: false, problem: 'failed' });
}

/** What the background answers; `otherwise` where nobody does, or there is nothing. */
async function answerTo<T>(message: object, otherwise: T): Promise<T> {
  const answer = await browser.runtime.sendMessage<object, T | null | undefined>(message).catch(() => null);
  return answer ?? otherwise;
}

/** What is set; null where nobody answers. */
export function askSettings(): Promise<ShownSettings | null> {
  return answerTo<ShownSettings | null>({ type: 'settings' }, null);
}

/** Changes what is named, and nothing else. */
export function changeSettings(change: Partial<Choices>): Promise<Reply> {
  return replyTo({ type: 'change-settings', change });
}

/** Says that the user agrees that something is kept on disk. */
export function agree(): Promise<Reply> {
  return replyTo({ type: 'agree' });
}

/** Has everything forgotten that is kept. */
export function forgetEverything(): Promise<Reply> {
  return replyTo({ type: 'forget-everything' });
}

/** The report of a tab's incident, or of another one, as it would leave now; null where there is none, or nobody answers. */
export function reportOf(tab: number, detail: AddressDetail, incident?: string): Promise<ReportForms | null> {
  const message = { type: 'report', tab, detail, ...(incident === undefined ? {} : { incident }) };
  return answerTo<ReportForms | null>(message, null);
}

/** Where a text of the user's has what would be taken out of it, in UTF-16 units; nowhere where nobody answers. */
export function suspectedIn(tab: number, text: string): Promise<readonly Span[]> {
  return answerTo<readonly Span[]>({ type: 'suspected', tab, text }, []);
}

/** What is unsent in the pages of these hosts, in the cookie store of a tab; none where nobody answers. */
export function unsentOf(tab: number, hosts: readonly string[]): Promise<readonly HostUnsent[]> {
  return answerTo<readonly HostUnsent[]>({ type: 'unsent', tab, hosts }, []);
}

/** How the agent in a tab is, looked at now: nothing could be seen where nobody answers. */
export function askCheckUp(tab: number): Promise<readonly CheckLine[]> {
  return answerTo<readonly CheckLine[]>({ type: 'check-up', tab }, NOTHING_SEEN);
}

/** Every trouble that was written down, the newest first; none where nobody answers. */
export function pastTroubles(): Promise<readonly PastTrouble[]> {
  return answerTo<readonly PastTrouble[]>({ type: 'past-troubles' }, []);
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
