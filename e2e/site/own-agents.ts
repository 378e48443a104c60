/**
 * Agents that somebody runs themselves: each on a port of its own of this machine, without TLS. Two of them are neighbours:
 * one host, and two sites.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { cutter, ended, listen } from '../net/ports.ts';
import { Agent } from './agent.ts';
import { serveAgent } from './agent-pages.ts';
import { loadAssets, serveAsset } from './assets.ts';
import { serveSocket } from './gateway-socket.ts';

export interface OwnAgent {
  readonly origin: string;
  readonly agent: Agent;
  /** How it answers at its root; null: with the app, which it serves at every path. */
  root: ((response: ServerResponse) => void) | null;
  close(): Promise<void>;
}

/** Starts one. */
export async function startOwnAgent(): Promise<OwnAgent> {
  await loadAssets();
  const server = createServer();
  const cut = cutter(server);
  const port = await listen(server);
  const host = `127.0.0.1:${port}`;
  const agent = new Agent(host, 'http');
  const own: OwnAgent = { origin: `http://${host}`, agent, root: null, close: () => ended(server, cut) };
  const sockets = new WebSocketServer({ noServer: true });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', 'http://any');
    if (pathname.startsWith('/assets/')) serveAsset(response, pathname);
    else if (pathname === '/' && own.root) own.root(response);
    else serveAgent(agent, request, response, pathname);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    sockets.handleUpgrade(request, socket, head, socketOf =>
      serveSocket(agent, socketOf, { origin: request.headers.origin, stale: false }),
    );
  });
  return own;
}
