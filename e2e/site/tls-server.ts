/**
 * A loopback port under every host name of the tests, for TLS and also plain, since somebody on the network may answer
 * without TLS. It may outlive the site behind it, so that a running browser, which knows this port and certificate,
 * continues with the next site.
 */
import { createServer as createPlainServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import { makeCertificate } from '../net/certificate.ts';
import { cutter, ended, listen } from '../net/ports.ts';

/** The first byte of every TLS connection. */
const TLS_HANDSHAKE = 22;

/** The site behind it. */
export interface Answering {
  serve(request: IncomingMessage, response: ServerResponse): unknown;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): unknown;
}

export interface TlsServer {
  /** On 127.0.0.1. */
  readonly port: number;
  /** Base64 SHA-256 of the certificate's public key. */
  readonly spki: string;
  /** Lets a site answer from now on; null cuts every connection and accepts none. */
  leadTo(site: Answering | null): void;
  close(): Promise<void>;
}

/** Opens one without a site. */
export async function startTlsServer(): Promise<TlsServer> {
  const { key, cert, spki } = await makeCertificate();
  let site: Answering | null = null;
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    if (site) site.serve(request, response);
    else response.destroy();
  };
  const [secure, plain] = [createServer({ key, cert }, serve), createPlainServer(serve)];
  for (const each of [secure, plain])
    each.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      if (site) site.upgrade(request, socket, head);
      else socket.destroy();
    });
  const server = net.createServer(socket => {
    socket.on('error', () => socket.destroy());
    socket.once('data', first => {
      socket.pause();
      socket.unshift(first);
      (first[0] === TLS_HANDSHAKE ? secure : plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  const cut = cutter(server);
  const port = await listen(server);
  return {
    port,
    spki,
    leadTo(next) {
      site = next;
      if (!next) cut();
    },
    close: () => ended(server, cut),
  };
}
