/** WebSockets whose frames and close a test decides, and what else of a page the hook and the content script need. */

import { HANDSHAKE } from '../channel';

type Listener = (event: object) => void;

/** The part of a WebSocket that pages and Re-Pair use. `frame` and `end` fire the browser's trusted events. */
export class FakeWebSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  readonly url: string;
  readonly protocols: unknown;
  readyState = 1;
  private listeners: { type: string; listener: Listener; signal?: AbortSignal }[] = [];

  constructor(url: string | URL, protocols?: unknown) {
    if (!/^wss?:/.test(String(url))) throw new SyntaxError(`The URL '${url}' is invalid.`);
    this.url = String(url);
    this.protocols = protocols;
  }

  get [Symbol.toStringTag](): string {
    return 'WebSocket';
  }

  addEventListener(type: string, listener: Listener, { signal }: { signal?: AbortSignal } = {}): void {
    this.listeners.push({ type, listener, ...(signal && { signal }) });
  }

  removeEventListener(type: string, listener: Listener): void {
    this.listeners = this.listeners.filter(each => each.type !== type || each.listener !== listener);
  }

  /** The number of `message` listeners. */
  get messageListeners(): number {
    return this.listeners.filter(({ type, signal }) => type === 'message' && !signal?.aborted).length;
  }

  /** Calls the listeners, as the browser does; `isTrusted` is false for an event made by a page's script. */
  happen(type: string, event: object, isTrusted = true): void {
    for (const each of [...this.listeners])
      if (each.type === type && !each.signal?.aborted) each.listener({ ...event, isTrusted });
  }

  frame(data: unknown): void {
    this.happen('message', { data });
  }

  end(code: number, reason = ''): void {
    this.readyState = 3;
    this.happen('close', { code, reason });
  }
}

/** Node has no FocusEvent. */
export class FakeFocusEvent extends Event {
  readonly relatedTarget: unknown;

  constructor(type: string, init: { relatedTarget?: unknown }) {
    super(type);
    this.relatedTarget = init.relatedTarget;
  }
}

/** Plays the hook in the handshake that `begin` starts; returns the function that hands a socket over. */
export function asHook(begin: () => void): (socket: FakeWebSocket) => void {
  let name = '';
  const meet = (event: Event) => {
    name = (event as CustomEvent<string>).detail;
    event.preventDefault();
  };
  document.addEventListener(HANDSHAKE, meet);
  begin();
  document.removeEventListener(HANDSHAKE, meet);
  return relatedTarget =>
    void document.dispatchEvent(Object.defineProperty(new Event(name), 'relatedTarget', { value: relatedTarget }));
}
