/**
 * In the page's own world: hands every WebSocket that the page opens to the content script, which listens to it there
 * (sockets.ts), because the connection itself is the only proof of what happened
 * (docs/openclaw.md, "What to believe"). It reads nothing.
 *
 * A page shall not learn from it that Re-Pair is there, nor behave differently. So it uses only what it took from the page's
 * world before any script of the page ran, makes no object that inherits from one the page can change, and stands in no
 * error's stack. What a page can tell all the same: docs/permissions.md.
 */
import { MEETING } from './channel';

/** A content script that comes later than this has lost its way; until then a page could meet us in its place. In ms. */
const LONGEST_WAIT_MS = 10_000;

const { apply, construct } = Reflect;
const { removeEventListener, dispatchEvent } = document;
const { setPrototypeOf } = Object;
const { toString: nativeSource } = Function.prototype;
const page = document;
const Native = window.WebSocket;
const Handover = FocusEvent;
/** Firefox before 138 has none; a stack tells its own address there. */
const { captureStackTrace } = Error as { captureStackTrace?: (error: unknown, above: object) => void };

/** What the content script hears of sockets by; '' until they have met. */
let name = '';

function meet(event: Event): void {
  const { detail } = event as CustomEvent<string | null>;
  if (!detail) return; // our own question
  name = detail;
  event.preventDefault();
  part();
}

function part(): void {
  apply(removeEventListener, page, [MEETING, meet]);
}

/** The socket goes over as the event's `relatedTarget`: of all that an event can carry, what is no text passes to the other world only so. */
function handOver(socket: object): void {
  if (!name) return;
  try {
    apply(dispatchEvent, page, [new Handover(name, bare({ relatedTarget: socket as EventTarget }))]);
  } catch {
    // Watching must never break the page's connection.
  }
}

/** An object to which the page can add nothing by way of `Object.prototype`. */
function bare<T extends object>(object: T): T {
  return setPrototypeOf(object, null);
}

/** The native error that our own call brought about, as if the page had made that call: without us in its stack. */
function asThePages(error: unknown, us: object): unknown {
  captureStackTrace?.(error, us);
  return error;
}

const socketHandler: ProxyHandler<typeof WebSocket> = bare({
  construct(target: typeof WebSocket, args: unknown[], newTarget: unknown): WebSocket {
    let socket: WebSocket;
    try {
      socket = construct(target, args, newTarget === Watched ? target : (newTarget as typeof WebSocket));
    } catch (error) {
      // Where an argument is an object the error can be the page's own, which has its own stack.
      for (let at = 0; at < args.length; at++) if (isObject(args[at])) throw error;
      throw asThePages(error, socketHandler.construct as object);
    }
    handOver(socket);
    return socket;
  },
});
const Watched = new Proxy(Native, socketHandler);

/** A proxy calls itself a function without a name; asked for its source it says what the native one does. */
const sourceHandler: ProxyHandler<typeof nativeSource> = bare({
  apply(target: typeof nativeSource, self: unknown, args: never[]): string {
    const asked = self === Watched ? Native : self === sourceOf ? nativeSource : self;
    try {
      return apply(target, asked, args);
    } catch (error) {
      throw asThePages(error, sourceHandler.apply as object);
    }
  },
});
const sourceOf = new Proxy(nativeSource, sourceHandler);

function isObject(value: unknown): boolean {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

window.WebSocket = Watched;
// Instances and `WebSocket.prototype.constructor` keep naming what the page sees as WebSocket.
Native.prototype.constructor = Watched;
Function.prototype.toString = sourceOf;

page.addEventListener(MEETING, meet);
page.dispatchEvent(new CustomEvent(MEETING));
setTimeout(part, LONGEST_WAIT_MS);
