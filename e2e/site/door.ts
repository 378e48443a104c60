/**
 * A TLS port on loopback under every host name of the tests. It may outlive the site behind it, so that a browser which was
 * started once, and knows this port and this certificate, goes on with the next site.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { makeCertificate } from '../net/certificate.ts';
import { listen } from '../net/ports.ts';

/** What answers behind the door. */
export interface Answering {
  serve(request: IncomingMessage, response: ServerResponse): unknown;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): unknown;
}

export interface Door {
  /** On 127.0.0.1. */
  readonly port: number;
  /** Base64 SHA-256 of the certificate's public key. */
  readonly spki: string;
  /** Lets a site answer from now on; null cuts every connection and lets nobody in. */
  leadTo(site: Answering | null): void;
  close(): Promise<void>;
}

/** Opens one that leads nowhere yet. */
export async function openDoor(): Promise<Door> {
  const { key, cert, spki } = await makeCertificate();
  let site: Answering | null = null;
  const open = new Set<Duplex>();
  const server = createServer({ key, cert }, (request, response) => {
    if (site) site.serve(request, response);
    else response.destroy();
  });
  server.on('connection', (socket: Duplex) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (site) site.upgrade(request, socket, head);
    else socket.destroy();
  });
  const port = await listen(server);
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port,
    spki,
    leadTo(next) {
      site = next;
      if (!next) cut();
    },
    close: () =>
      new Promise(closed => {
        server.close(() => closed());
        cut();
      }),
  };
}
