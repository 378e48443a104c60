/**
 * The TLS edge in front of the gateways, like that of a hosting platform: it routes by host name, makes the browser
 * look remote (X-Forwarded-*), and answers 502 when a gateway is down. Plain handlers serve a test's other hosts.
 */
import { createHash } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import { makeCertificate } from '../net/certificate.ts';
import { cutter, ended, listen } from '../net/ports.ts';

/** Serves a whole host, such as the account site. */
export type Site = (request: http.IncomingMessage, response: http.ServerResponse) => void;

/** Anything with a loopback port, such as a Gateway. */
export interface Upstream {
  readonly port: number;
}

export interface EdgeOptions {
  /** Agent host → its gateway. Several hosts may share one. */
  agents?: Record<string, Upstream>;
  /** Host → handler. */
  sites?: Record<string, Site>;
}

export interface Edge {
  /** The TLS port on 127.0.0.1. */
  readonly port: number;
  /** Base64 SHA-256 of the certificate's public key, for `--ignore-certificate-errors-spki-list`. */
  readonly spki: string;
  /** Routes by exact host name; both may be changed at any time. */
  readonly agents: Map<string, Upstream>;
  readonly sites: Map<string, Site>;
  /** The address that gateways see as the browser's. A new one escapes a gateway's rate limit. */
  clientIp: string;
  /** Agent paths (with query) that get a 502 although the gateway runs; null blocks none. */
  block: RegExp | null;
  /** The status of every answer to a request for an agent's page; null: the gateway answers. */
  refusePages: number | null;
  /**
   * The status of every answer to an upgrade, instead of the gateway's. 101 accepts and closes it without a word, like
   * a relay that finds no gateway; `hold` answers nothing at all. Null: the gateway answers.
   */
  refuseUpgrades: number | 'hold' | null;
  /** What the edge says about the user, like one that signs people in. */
  readonly headers: Record<string, string>;
  /** Cuts every open connection, including web sockets, like a restart of the proxy. */
  dropConnections(): void;
  /** Drops the connections and stops listening. */
  stop(): Promise<void>;
}

/** Paths of the app's scripts: as `edge.block` they make a page whose bundle never arrives. */
export const BUNDLE = /\/assets\/.*\.js/;

const BAD_GATEWAY = [
  '<html>',
  '<head><title>502 Bad Gateway</title></head>',
  '<body>',
  '<center><h1>502 Bad Gateway</h1></center>',
  '<hr><center>nginx</center>',
  '</body>',
  '</html>',
  '',
].join('\r\n');

const hostOf = (request: http.IncomingMessage): string =>
  (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();

/** Starts the edge on a free port of 127.0.0.1 with a certificate of its own. */
export async function startEdge({ agents = {}, sites = {} }: EdgeOptions = {}): Promise<Edge> {
  const { key, cert, spki } = await makeCertificate();
  const server = https.createServer({ key, cert });
  const cut = cutter(server);
  const port = await listen(server);

  const edge: Edge = {
    port,
    spki,
    agents: new Map(Object.entries(agents)),
    sites: new Map(Object.entries(sites)),
    clientIp: '203.0.113.7',
    block: null,
    refusePages: null,
    refuseUpgrades: null,
    headers: {},
    dropConnections: cut,
    stop: () => ended(server, cut),
  };

  const forwarded = (request: http.IncomingMessage): http.OutgoingHttpHeaders => ({
    ...request.headers,
    ...edge.headers,
    'x-forwarded-for': edge.clientIp,
    'x-forwarded-proto': 'https',
    'x-forwarded-host': request.headers.host ?? '',
  });

  server.on('request', (request, response) => {
    const host = hostOf(request);
    const site = edge.sites.get(host);
    if (site) return site(request, response);
    const upstream = edge.agents.get(host);
    if (!upstream) return void response.writeHead(421).end('No such host');
    if (edge.refusePages && request.headers.accept?.includes('text/html'))
      return void response.writeHead(edge.refusePages, { 'content-type': 'text/plain' }).end('Not for you');
    if (edge.block?.test(request.url ?? '')) return answerBadGateway(response);
    relay(request, response, upstream, forwarded(request));
  });
  server.on('upgrade', (request, socket, head) => {
    const upstream = edge.agents.get(hostOf(request));
    if (edge.refuseUpgrades === 'hold') return;
    if (edge.refuseUpgrades) answerUpgrade(request, socket, edge.refuseUpgrades);
    else if (upstream) relayUpgrade(request, socket, head, upstream, forwarded(request));
    else socket.destroy();
  });
  return edge;
}

function answerBadGateway(response: http.ServerResponse): void {
  if (!response.headersSent) response.writeHead(502, { 'content-type': 'text/html' });
  response.end(BAD_GATEWAY);
}

/** Answers an upgrade instead of the gateway. */
function answerUpgrade(request: http.IncomingMessage, socket: Duplex, status: number): void {
  if (status !== 101) {
    const more = status === 302 ? 'Location: https://heyron.ai/\r\n' : '';
    socket.end(`HTTP/1.1 ${status} ${http.STATUS_CODES[status]}\r\n${more}Content-Length: 0\r\n\r\n`);
    return;
  }
  const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`; // RFC 6455
  const accept = createHash('sha1').update(key).digest('base64');
  const lines = ['Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${accept}`];
  socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
  socket.end(Buffer.from([0x88, 0x00])); // a close without a code
}

/** Passes a request on, and its answer back. */
export function relay(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  { port }: Upstream,
  headers: http.OutgoingHttpHeaders,
): void {
  const { method, url: path } = request;
  // No kept-alive connections: one to a restarted gateway would fail, and look like a 502 of its own.
  const options = { host: '127.0.0.1', port, method, path, headers, agent: false };
  const upstream = http.request(options, answer => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  upstream.on('error', () => answerBadGateway(response));
  response.on('close', () => upstream.destroy());
  request.pipe(upstream);
}

/** Passes a web socket on byte by byte, so that frames and close codes stay the gateway's own. */
export function relayUpgrade(
  request: http.IncomingMessage,
  socket: Duplex,
  head: Buffer,
  { port }: Upstream,
  headers: http.OutgoingHttpHeaders,
): void {
  let connected = false;
  const upstream = net.connect(port, '127.0.0.1', () => {
    connected = true;
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    upstream.write(`${request.method} ${request.url} HTTP/1.1\r\n${lines.join('')}\r\n`);
    upstream.write(head);
    upstream.pipe(socket).pipe(upstream);
  });
  upstream.on('error', () => {
    if (connected) socket.destroy();
    else socket.end(`HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n${BAD_GATEWAY}`);
  });
  upstream.on('close', () => socket.end());
  socket.on('error', () => upstream.destroy());
  socket.on('close', () => upstream.destroy());
}
