/**
 * Runs in the page's own world and hands every WebSocket that the page opens to the content script, which listens to it
 * (sockets.ts): only the connection itself proves what happened (docs/openclaw.md, "What to believe"). The hook reads
 * nothing.
 *
 * A page must not detect Re-Pair by it, nor behave differently. So the hook uses only functions saved before any script
 * of the page ran, makes no object that inherits from one the page can change, and appears in no error's stack. What a
 * page can still detect: docs/permissions.md.
 */
import { HANDSHAKE } from './channel';

/** Stop waiting for the content script after this: while we wait, a page could answer the handshake instead. In ms. */
const LONGEST_WAIT_MS = 10_000;

const { apply, construct } = Reflect;
const { removeEventListener, dispatchEvent } = document;
const { setPrototypeOf } = Object;
const { toString: nativeSource } = Function.prototype;
const page = document;
const NativeWebSocket = window.WebSocket;
const HandoverEvent = FocusEvent;
/** Firefox before 138 has none, so there our script's address can appear in a stack. */
const { captureStackTrace } = Error as { captureStackTrace?: (error: unknown, above: object) => void };

/** The random name of the event that hands sockets over; '' before the handshake. */
let socketEvent = '';

function onHandshake(event: Event): void {
  const { detail } = event as CustomEvent<string | null>;
  if (!detail) return; // our own question
  socketEvent = detail;
  event.preventDefault();
  stopListening();
}

function stopListening(): void {
  apply(removeEventListener, page, [HANDSHAKE, onHandshake]);
}

/** The socket travels as the event's `relatedTarget`, the only field that carries an object into the other world. */
function handOver(socket: object): void {
  if (!socketEvent) return;
  try {
    apply(dispatchEvent, page, [
      new HandoverEvent(socketEvent, withoutPrototype({ relatedTarget: socket as EventTarget })),
    ]);
  } catch {
    // Watching must never break the page's connection.
  }
}

/** Removes the prototype, so that the page cannot add properties through `Object.prototype`. */
function withoutPrototype<T extends object>(object: T): T {
  return setPrototypeOf(object, null);
}

/** Removes our frames from the stack of a native error, as if the page had called the native function itself. */
function hideOurFrames(error: unknown, us: object): unknown {
  captureStackTrace?.(error, us);
  return error;
}

const socketHandler: ProxyHandler<typeof WebSocket> = withoutPrototype({
  construct(target: typeof WebSocket, args: unknown[], newTarget: unknown): WebSocket {
    let socket: WebSocket;
    try {
      socket = construct(target, args, newTarget === WatchedWebSocket ? target : (newTarget as typeof WebSocket));
    } catch (error) {
      // If an argument is an object, its code may have thrown the error; then the stack is the page's own.
      for (let at = 0; at < args.length; at++) if (isObject(args[at])) throw error;
      throw hideOurFrames(error, socketHandler.construct as object);
    }
    handOver(socket);
    return socket;
  },
});
const WatchedWebSocket = new Proxy(NativeWebSocket, socketHandler);

/** A proxy's source text has no function name; this returns the native function's text instead. */
const sourceHandler: ProxyHandler<typeof nativeSource> = withoutPrototype({
  apply(target: typeof nativeSource, self: unknown, args: never[]): string {
    const asked = self === WatchedWebSocket ? NativeWebSocket : self === WatchedToString ? nativeSource : self;
    try {
      return apply(target, asked, args);
    } catch (error) {
      throw hideOurFrames(error, sourceHandler.apply as object);
    }
  },
});
const WatchedToString = new Proxy(nativeSource, sourceHandler);

function isObject(value: unknown): boolean {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

window.WebSocket = WatchedWebSocket;
// For the page, `socket.constructor` and `WebSocket.prototype.constructor` must still equal `WebSocket`.
NativeWebSocket.prototype.constructor = WatchedWebSocket;
Function.prototype.toString = WatchedToString;

page.addEventListener(HANDSHAKE, onHandshake);
page.dispatchEvent(new CustomEvent(HANDSHAKE));
setTimeout(stopListening, LONGEST_WAIT_MS);
