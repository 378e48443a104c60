/**
 * Listens to the page's WebSockets, from the content script's own world, where the page can change nothing. Of a socket it reads the
 * first answers, what becomes of a request to pair, and the close, nothing else, and only what the browser itself tells: an event
 * that the page made up is none. What a socket says is still a claim, since the page chooses whom it asks.
 */
import type { SocketReport } from '../core/sighting/observation';
import { MEETING } from './channel';
import { readGranted, readRefusal } from './refusal';

/** Gateways answer within the first frames; after this many without an answer a socket is of another kind. */
const MOST_FRAMES = 50;
/** What a frame is stands at its beginning. */
const HEAD = 400;
/** No refusal is larger than this. */
const MOST_PARSED = 20_000;

/**
 * What all copies of the watch in a page share. After an update the sockets that a former copy listens to go on being heard,
 * by the newest copy.
 */
interface Shared {
  sockets: number;
  /** Where the page's first socket went to. */
  first: string;
  /** The last one on which hello-ok came. */
  standing?: { readonly ws: WebSocket; end(): void };
  /** Of the gateway, if there was one, and not of a chat widget. */
  latest: SocketReport | null;
  hear(report: SocketReport): void;
}

const scope: { rePairSockets?: Shared } = globalThis as object;

/** Tells `hear` what becomes of the page's sockets, those first that were open before; new ones until the signal is aborted. */
export function hearSockets(hear: (report: SocketReport) => void, signal: AbortSignal): void {
  const shared: Shared = scope.rePairSockets ?? { sockets: 0, first: '', latest: null, hear };
  scope.rePairSockets = shared;
  shared.hear = hear;
  if (shared.latest) hear(shared.latest);
  const name = String(crypto.getRandomValues(new Uint32Array(4)));
  const onSocket = ({ relatedTarget }: FocusEvent) => {
    // A window that its opener has prepared can know the name, and hand over what only looks like a socket. In our world the
    // browser itself says what an object is.
    if (String(relatedTarget) === '[object WebSocket]') listen(relatedTarget as unknown as WebSocket, shared);
  };
  document.addEventListener(name, onSocket as EventListener, { signal });
  const isTaken = () => !document.dispatchEvent(new CustomEvent(MEETING, { cancelable: true, detail: name }));
  if (isTaken()) return;
  const onQuestion = ({ detail }: Event & { detail?: unknown }) => {
    if (detail) return;
    document.removeEventListener(MEETING, onQuestion);
    isTaken();
  };
  document.addEventListener(MEETING, onQuestion, { signal });
}

function listen(ws: WebSocket, shared: Shared): void {
  const gone = new AbortController();
  const address = ws.url.replace(/(?<=\/\/)[^/?#]*@|[?#].*/gs, '').slice(0, 1_200); // tokens travel there
  shared.first ||= address;
  let frames = 0;
  let last: SocketReport = {
    socket: ++shared.sockets,
    address,
    first: address === shared.first,
    phase: 'closed',
    spoke: false,
    wasAccepted: false,
    closeCode: null,
    closeReason: '',
    refusal: null,
    granted: null,
  };
  const say = (change: Partial<SocketReport>) => {
    const { standing } = shared;
    // One that its page is closing stands no more; without a network its close can take a minute to come.
    if (standing && standing.ws !== ws && standing.ws.readyState > 1) {
      delete shared.standing;
      standing.end();
    }
    last = { ...last, ...change };
    if (last.spoke || !shared.latest?.spoke) shared.latest = last;
    shared.hear(last);
  };
  const onMessage = ({ data, isTrusted }: MessageEvent) => {
    if (!isTrusted) return;
    if (++frames > MOST_FRAMES) return gone.abort();
    if (typeof data !== 'string') return;
    const head = data.slice(0, HEAD);
    if (/"event"\s*:\s*"connect\.challenge"/.test(head)) last = { ...last, spoke: true };
    const { refusal } = last;
    // OpenClaw's main branch keeps a socket open that asks for an approval, and says there what becomes of that.
    if (refusal && /"event"\s*:\s*"device\.pair\.resolved"/.test(head)) {
      const { requestId, decision } = read(data)?.payload ?? {};
      const code = `pairing ${decision}`.slice(0, 60);
      if (refusal.requestId === requestId) say({ refusal: { ...refusal, code, message: code } });
    }
    if (!/"type"\s*:\s*"res"/.test(head)) return;
    if (/"type"\s*:\s*"hello-ok"/.test(head) && /"ok"\s*:\s*true/.test(head)) {
      gone.abort();
      say({
        phase: 'accepted',
        spoke: true,
        wasAccepted: true,
        granted: readGranted(read(data)?.payload?.auth),
      });
      shared.standing = { ws, end: () => say({ phase: 'closed' }) };
      return;
    }
    const { ok, error } = (data.length > MOST_PARSED ? null : read(data)) ?? {};
    const next = ok === false ? readRefusal(error) : null;
    if (next) say({ phase: 'refused', spoke: true, refusal: next });
    else gone.abort();
  };
  ws.addEventListener('message', onMessage, { signal: gone.signal });
  ws.addEventListener('close', ({ code, reason, isTrusted }) => {
    if (!isTrusted) return;
    gone.abort();
    if (shared.standing?.ws === ws) delete shared.standing;
    // A relay that finds no gateway lets a socket in, and closes it without a word: that is no purpose, but a failure.
    say({
      phase: 'closed',
      closeCode: frames || code !== 1005 ? code : 1006,
      closeReason: reason.slice(0, 123),
    });
  });
}

/** What of a frame is asked for; it can hold anything. */
interface Frame {
  readonly ok?: unknown;
  readonly error?: unknown;
  readonly payload?: {
    readonly auth?: unknown;
    readonly requestId?: unknown;
    readonly decision?: unknown;
  } | null;
}

/** A frame; null when it is no JSON. */
function read(frame: string): Frame | null {
  try {
    return JSON.parse(frame);
  } catch {
    return null;
  }
}
