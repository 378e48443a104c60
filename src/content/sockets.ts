/**
 * Listens to the page's WebSockets from the content script's world, which the page cannot change. It reads a socket's
 * first answers, the outcome of a pairing request and the close, nothing else, and only from trusted events. What a
 * socket says is still a claim, because the page chooses which server it connects to.
 */
import { type HeardSocket, type Outcome, readGranted } from '../core/sighting/refusal';
import { HANDSHAKE } from './channel';

/** Gateways answer in the first frames. A socket without an answer after this many is not a gateway's. */
const MOST_FRAMES = 50;
/** The frame's type is within this many characters. */
const HEAD_CHARS = 400;
/** No refusal is longer than this. In characters. */
const MOST_PARSED = 20_000;

/** Shared by all copies of the sentinel in a page: after an update, the old copy's sockets report to the newest copy. */
export interface Shared {
  sockets: number;
  /** The address of the page's first socket. */
  first: string;
  /** The last socket that received hello-ok. */
  live?: { readonly ws: WebSocket; end(): void };
  /** The newest socket, whatever became of it. */
  ws?: WebSocket;
  /** The last report; once a gateway's socket has reported, other sockets (a chat widget's) no longer count. */
  latest: HeardSocket | null;
  onSocket(report: HeardSocket): void;
}

const scope: { rePairSockets?: Shared } = globalThis as object;

/** Reports what happens to the page's sockets: at once for a known one, and for new ones until `signal` is aborted. */
export function watchSockets(onSocket: (report: HeardSocket) => void, signal: AbortSignal): void {
  const shared: Shared = scope.rePairSockets ?? { sockets: 0, first: '', latest: null, onSocket };
  scope.rePairSockets = shared;
  shared.onSocket = onSocket;
  if (shared.latest) onSocket(shared.latest);
  const socketEvent = randomName();
  const onHandover = ({ relatedTarget }: FocusEvent) => {
    // A window prepared by its opener can learn the name and send a fake socket. In our world String() is reliable.
    if (String(relatedTarget) === '[object WebSocket]') listen(relatedTarget as unknown as WebSocket, shared);
  };
  document.addEventListener(socketEvent, onHandover as EventListener, { signal });
  const isNameTaken = () =>
    !document.dispatchEvent(new CustomEvent(HANDSHAKE, { cancelable: true, detail: socketEvent }));
  if (isNameTaken()) return;
  const onQuestion = ({ detail }: Event & { detail?: unknown }) => {
    if (detail) return;
    document.removeEventListener(HANDSHAKE, onQuestion);
    isNameTaken();
  };
  document.addEventListener(HANDSHAKE, onQuestion, { signal });
}

/** A name that no page can guess. `crypto.randomUUID` is missing on http pages. */
export function randomName(): string {
  return String(crypto.getRandomValues(new Uint32Array(3)));
}

function listen(ws: WebSocket, shared: Shared): void {
  shared.ws = ws;
  const done = () => ws.removeEventListener('message', onMessage);
  // Without credentials, query and fragment, which may hold tokens.
  const address = ws.url.replace(/(?<=\/\/)[^/?#]*@|[?#].*/gs, '').slice(0, 1_200);
  shared.first ||= address;
  let frames = 0;
  let last: HeardSocket = {
    socket: ++shared.sockets,
    address,
    first: address === shared.first,
    phase: 'closed',
    spoke: false,
    wasAccepted: false,
    closeCode: null,
    closeReason: '',
    error: null,
    outcome: null,
    granted: null,
  };
  const report = (change: Partial<HeardSocket>) => {
    const { live } = shared;
    // A socket that the page is closing no longer counts; without a network its close event can take a minute.
    if (live && live.ws !== ws && live.ws.readyState > 1) {
      delete shared.live;
      live.end();
    }
    last = { ...last, ...change };
    if (last.spoke || !shared.latest?.spoke) shared.latest = last;
    shared.onSocket(last);
  };
  const onMessage = ({ data, isTrusted }: MessageEvent) => {
    if (!isTrusted) return;
    if (++frames > MOST_FRAMES) return done();
    if (typeof data !== 'string') return;
    const head = data.slice(0, HEAD_CHARS);
    if (/"event"\s*:\s*"connect\.challenge"/.test(head)) last = { ...last, spoke: true };
    // OpenClaw's main branch keeps a socket open while its pairing waits for approval, and sends the outcome on it.
    if (last.error && /"event"\s*:\s*"device\.pair\.resolved"/.test(head))
      report({ outcome: parseFrame(data)?.payload ?? null });
    if (!/"type"\s*:\s*"res"/.test(head)) return;
    if (/"type"\s*:\s*"hello-ok"/.test(head) && /"ok"\s*:\s*true/.test(head)) {
      done();
      const granted = readGranted(parseFrame(data)?.payload?.auth);
      report({ phase: 'accepted', spoke: true, wasAccepted: true, granted });
      shared.live = { ws, end: () => report({ phase: 'closed' }) };
      return;
    }
    const { ok, error } = (data.length > MOST_PARSED ? null : parseFrame(data)) ?? {};
    if (ok === false && error && typeof error === 'object')
      report({ phase: 'refused', spoke: true, error, outcome: null });
    else done();
  };
  ws.addEventListener('message', onMessage);
  ws.addEventListener('close', ({ code, reason, isTrusted }) => {
    if (!isTrusted) return;
    done();
    if (shared.live?.ws === ws) delete shared.live;
    // A relay without a gateway accepts a socket and closes it without a frame. That is a failure, not a normal close.
    const closeCode = frames || code !== 1005 ? code : null;
    report({ phase: 'closed', closeCode, closeReason: reason.slice(0, 123) });
  });
}

/** The fields of a frame that we read. Each can contain anything. */
interface Frame {
  readonly ok?: unknown;
  readonly error?: unknown;
  readonly payload?: (Outcome & { readonly auth?: unknown }) | null;
}

/** Null if the frame is not JSON. */
function parseFrame(frame: string): Frame | null {
  try {
    return JSON.parse(frame);
  } catch {
    return null;
  }
}
