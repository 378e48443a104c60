/**
 * In the page's own world: listens to the page's WebSockets, because the connection itself is the only proof of what
 * happened (openclaw-truth.md §1). It reads a socket's first answer and its close, nothing else; no message content
 * leaves this file, and the page's WebSocket behaves as before. Whatever it reports is a claim, since the page could
 * forge it: the receiver picks, caps and validates.
 */
import { type HookReport, REPORT, WAKE } from './hook-channel';

/** Gateways answer within the first frames; after this many without an answer a socket is of another kind. */
const MOST_FRAMES = 50;
/** `hello-ok` can be large and carries the device's token: of a long frame only the beginning is looked at. */
const HEAD = 400;
/** No refusal is larger than this. */
const MOST_PARSED = 20_000;

// Another copy, from before an update, answers and goes on working: two of them would report twice.
if (document.dispatchEvent(new CustomEvent(WAKE, { cancelable: true }))) install();

function install(): void {
  const Native = window.WebSocket;
  let sockets = 0;
  let latest: HookReport | null = null;

  const report = (next: HookReport) => {
    if (next.spoke || !latest?.spoke) latest = next; // a late listener asks for the gateway, not for a chat widget
    document.dispatchEvent(new CustomEvent(REPORT, { detail: JSON.stringify(next) }));
  };

  const listen = (ws: WebSocket) => {
    const socket = ++sockets;
    const address = ws.url.replace(/(?<=\/\/)[^/?#]*@|[?#].*/gs, '').slice(0, 300); // tokens travel there
    let frames = 0;
    let last: HookReport = { socket, address, phase: 'closed' };
    const say = (change: Partial<HookReport>) => {
      last = { ...last, ...change };
      report(last);
    };
    const onMessage = ({ data }: MessageEvent) => {
      if (++frames > MOST_FRAMES) return done();
      if (typeof data !== 'string') return;
      const head = data.slice(0, HEAD);
      if (/"event"\s*:\s*"connect\.challenge"/.test(head)) last = { ...last, spoke: true };
      if (!/"type"\s*:\s*"res"/.test(head)) return;
      done();
      if (/"type"\s*:\s*"hello-ok"/.test(head) && /"ok"\s*:\s*true/.test(head))
        return say({ phase: 'accepted', spoke: true, wasAccepted: true });
      const error = data.length > MOST_PARSED ? null : errorIn(data);
      if (error) say({ phase: 'refused', spoke: true, error });
    };
    const done = () => ws.removeEventListener('message', onMessage);
    ws.addEventListener('message', onMessage);
    ws.addEventListener('close', ({ code, reason }) => {
      done();
      say({ phase: 'closed', closeCode: code, closeReason: reason.slice(0, 123) });
    });
  };

  const Watched = new Proxy(Native, {
    construct(target, args, newTarget) {
      const ws = Reflect.construct(target, args, newTarget) as WebSocket;
      try {
        listen(ws);
      } catch {
        // Watching must never break the page's connection.
      }
      return ws;
    },
  });
  window.WebSocket = Watched;
  // Instances and `WebSocket.prototype.constructor` keep naming what the page sees as WebSocket.
  Native.prototype.constructor = Watched;

  document.addEventListener(WAKE, event => {
    event.preventDefault();
    if (latest) report(latest);
  });
}

/** The error in an answer; undefined when it has none. */
function errorIn(answer: string): unknown {
  try {
    const { type, ok, error } = JSON.parse(answer);
    return type === 'res' && ok === false ? error : undefined;
  } catch {
    return undefined;
  }
}
