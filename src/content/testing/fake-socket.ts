/** WebSockets as a browser's, of which the test says what they get; and what else the two scripts need of a page. */

import { MEETING } from '../channel';

type Listener = (event: object) => void;

/** As much of a WebSocket as pages and Re-Pair use. `frame` and `end` are the browser's own news of it. */
export class FakeWebSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  readonly url: string;
  readonly protocols: unknown;
  readyState = 1;
  private readonly listeners: { type: string; listener: Listener; signal?: AbortSignal }[] = [];

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

  /** How many listen to frames. */
  get messageListeners(): number {
    return this.listeners.filter(({ type, signal }) => type === 'message' && !signal?.aborted).length;
  }

  /** Tells all that listen, as the browser does; `isTrusted` is false for what a page's script makes up. */
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

/** No FocusEvent in node. */
export class FakeFocusEvent extends Event {
  readonly relatedTarget: unknown;

  constructor(type: string, init: { relatedTarget?: unknown }) {
    super(type);
    this.relatedTarget = init.relatedTarget;
  }
}

/** Plays the hook, which `begin` makes the content script tell its name; returns what hands a socket over. */
export function asHook(begin: () => void): (socket: FakeWebSocket) => void {
  let name = '';
  const meet = (event: Event) => {
    name = (event as CustomEvent<string>).detail;
    event.preventDefault();
  };
  document.addEventListener(MEETING, meet);
  begin();
  document.removeEventListener(MEETING, meet);
  return relatedTarget =>
    void document.dispatchEvent(
      Object.defineProperty(new Event(name), 'relatedTarget', { value: relatedTarget }),
    );
}
