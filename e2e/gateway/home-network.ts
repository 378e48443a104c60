/**
 * A home network: its hosts are a gateway's machine, seen from another one. They are answered on loopback, at the port
 * that the browser asks for, and the gateway is told that the browser is elsewhere. Chromium gets there by its mapping of
 * hosts, Firefox by a proxy setting, so this is a proxy, too.
 */
import http from 'node:http';
import net from 'node:net';
import { cutter, ended, listen } from '../net/ports.ts';
import { relay, relayUpgrade, type Upstream } from './edge.ts';

export interface HomeNetwork {
  /** The port of all its hosts, and of the proxy on 127.0.0.1. */
  readonly port: number;
  /** The gateway that its hosts are. Until it is set, they answer nothing. */
  gateway: Upstream | null;
  close(): Promise<void>;
}

/** The browser's own address there. */
const BROWSER = '192.168.1.77';

/** Starts one on a free port. */
export async function startHomeNetwork(): Promise<HomeNetwork> {
  const server = http.createServer();
  const cut = cutter(server);
  const port = await listen(server);
  const network: HomeNetwork = {
    port,
    gateway: null,
    close: () => ended(server, cut),
  };
  const forwarded = ({ headers }: http.IncomingMessage): http.OutgoingHttpHeaders => ({
    ...headers,
    'x-forwarded-for': BROWSER,
    'x-forwarded-proto': 'http',
    'x-forwarded-host': headers.host ?? '',
  });
  server.on('request', (request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://any'); // a proxy is asked for whole addresses
    request.url = pathname + search;
    if (network.gateway) relay(request, response, network.gateway, forwarded(request));
    else response.writeHead(502).end();
  });
  server.on('upgrade', (request, socket, head) => {
    if (network.gateway) relayUpgrade(request, socket, head, network.gateway, forwarded(request));
    else socket.destroy();
  });
  // Browsers ask a proxy for a way to a socket's host. Here that is this server, whatever host it is.
  server.on('connect', (_, socket, head) => {
    const way = net.connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      way.write(head);
      way.pipe(socket).pipe(way);
    });
    way.on('error', () => socket.destroy());
    socket.on('error', () => way.destroy());
    socket.on('close', () => way.destroy());
  });
  return network;
}
