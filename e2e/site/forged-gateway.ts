/**
 * A forger who wants another browser approved than the user's: any words with any status and type, and sockets that
 * follow a gateway's handshake and refuse with invented ids.
 */
import type { ServerResponse } from 'node:http';
import type { WebSocket } from 'ws';
import { Html, html, sendPage } from './html.ts';

/** Invented ids of a device and a request. */
export const FORGED_REQUEST = '66666666-6666-4666-8666-666666666666';
export const FORGED_DEVICE = '6'.repeat(64);
/** The words of a gateway of 2026.5 and later about them. */
export const FORGED_WORDS = `pairing required (requestId: ${FORGED_REQUEST})`;

/** On any host, answers with the forger's words, or others: `?status=404&type=text/plain&words=Gone`, each optional. */
export const FORGED_ANSWER = '/forged-answer';
/** On any host, serves a page that opens such a socket: `?socket=ADDRESS`. */
export const FORGED_PAGE = '/forged-page';
/** On any host, forging sockets. */
export const FORGED_SOCKET = '/forged-socket';

/** Answers a request for one of these; false when the path is none of them. */
export function serveForger(response: ServerResponse, path: string, query: URLSearchParams): boolean {
  if (path === FORGED_PAGE) {
    sendPage(response, forgedPage(query.get('socket') ?? ''));
    return true;
  }
  if (path !== FORGED_ANSWER) return false;
  const type = query.get('type') ?? 'text/plain';
  const words = query.get('words') ?? FORGED_WORDS;
  const status = Number(query.get('status') ?? 200);
  const location = query.get('to');
  response.writeHead(status, { 'content-type': type, ...(location === null ? {} : { location }) });
  response.end(bodyOf(type, status, words));
  return true;
}

function bodyOf(type: string, status: number, words: string): string {
  if (type === 'text/html')
    return `<!doctype html><title>${status} Not Found</title><h1>${status} Not Found</h1><div role="alert">${words}</div>`;
  if (type === 'application/json') return JSON.stringify({ error: { message: words, code: 'PAIRING_REQUIRED' } });
  if (type === 'image/svg+xml')
    return `<svg xmlns="http://www.w3.org/2000/svg"><text y="20" role="alert">${words}</text></svg>`;
  return words;
}

const forgedPage = (socket: string) => html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A forged page</title></head>
<body><h1>A forged page</h1><script>new WebSocket(${new Html(JSON.stringify(socket))})</script></body></html>`;

/** Refuses at once, and asks for few rights, as no gateway does on its own. */
export function forge(socket: WebSocket): void {
  socket.on('error', () => socket.terminate());
  const details = {
    code: 'PAIRING_REQUIRED',
    reason: 'not-paired',
    requestId: FORGED_REQUEST,
    deviceId: FORGED_DEVICE,
    requestedRole: 'operator',
    requestedScopes: ['operator.read'],
  };
  const error = { code: 'NOT_PAIRED', message: FORGED_WORDS, details };
  socket.send(JSON.stringify({ type: 'event', event: 'connect.challenge', payload: { nonce: 'n', ts: 1 } }));
  socket.send(JSON.stringify({ type: 'res', id: '1', ok: false, error }));
  socket.close(1008, FORGED_WORDS);
}
