/**
 * A stand-in for heyron.ai on loopback: the account site, any number of agents, and hosts with similar names. A browser
 * gets there through host resolver rules; see e2e/browser/launch.ts.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { STRANGERS } from '../net/hosts.ts';
import { AccountSite } from './account.ts';
import { Agent } from './agent.ts';
import { serveAgent } from './agent-pages.ts';
import { loadAssets, serveAsset } from './assets.ts';
import { FORGED_SOCKET, forge, serveForger } from './forged-gateway.ts';
import { serveSocket } from './gateway-socket.ts';
import { badGatewayText, sendNotFound } from './html.ts';
import { type Leading, sendLeading, serveLedPages } from './leading-page.ts';
import { sendFrontPage, sendStubbornPage, serveStorePages } from './store-pages.ts';
import { startTlsServer, type TlsServer } from './tls-server.ts';

const AGENT_HOST = /^[a-z0-9-]+\.c[13]\.heyron\.ai$/;
const OTHER_HOSTS = new Set<string>(STRANGERS);

/** A request as its host sees it. */
export interface Asked {
  readonly host: string;
  /** Path and query. */
  readonly path: string;
  readonly cookies: boolean;
}

export interface Site {
  /** The https port on 127.0.0.1. */
  port: number;
  /** Base64 SHA-256 of the certificate's public key. */
  spki: string;
  account: AccountSite;
  /** Host of the agent that the signed-in user owns; /chat on the account site leads there. */
  home: string;
  /**
   * The gateway of an agent host, created on the first call or visit; each host has its own state.
   *
   * @throws Error when the host is not NAME.c1.heyron.ai or NAME.c3.heyron.ai
   */
  agent(host: string): Agent;
  /** Every request so far, oldest first. */
  readonly requests: readonly Asked[];
  /**
   * Holds back every request to a host, or those for `which` path and query, until the returned function is called: for
   * tests of what happens meanwhile.
   */
  hold(host: string, which?: (path: string) => boolean): () => void;
  /** Makes a host lead visits, at /?v= and a number, to an address. */
  lead(host: string, leading: Leading, to: string): void;
  close(): Promise<void>;
}

/** Starts the stand-in, behind this server or one of its own. Reachable by TLS only, under all of its host names. */
export async function startSite(front?: TlsServer): Promise<Site> {
  const [tlsServer] = await Promise.all([front ?? startTlsServer(), loadAssets()]);
  const agents = new Map<string, Agent>();
  const agent = (host: string): Agent => {
    if (!AGENT_HOST.test(host)) throw new Error(`${host} is not an agent host`);
    const known = agents.get(host) ?? new Agent(host);
    agents.set(host, known);
    return known;
  };

  const account = new AccountSite(() => agent(site.home).link());

  const held = new Map<string, { readonly until: Promise<void>; which(path: string): boolean }>();
  const leads = new Map<string, { readonly leading: Leading; readonly to: string }>();
  const requests: Asked[] = [];

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const host = hostOf(request);
    requests.push({ host, path: request.url ?? '', cookies: request.headers.cookie !== undefined });
    const wait = held.get(host);
    if (wait?.which(request.url ?? '')) await wait.until;
    const { pathname: path, searchParams } = new URL(request.url ?? '/', 'https://any');
    if (AGENT_HOST.test(host) && agent(host).down === 'everything') {
      return serveAgent(agent(host), request, response, path);
    }
    if (path.startsWith('/assets/')) return serveAsset(response, path);
    const lead = request.url?.startsWith('/?v=') ? leads.get(host) : undefined;
    if (lead) return sendLeading(response, lead.leading, lead.to);
    if (serveLedPages(request, response, path)) return undefined;
    if (serveStorePages(request, response, host, path)) return undefined;
    if (path === '/stubborn') return sendStubbornPage(response);
    if (serveForger(response, path, searchParams)) return undefined;
    if (host === 'heyron.ai') return account.serve(request, response, path);
    if (AGENT_HOST.test(host)) return serveAgent(agent(host), request, response, path);
    return OTHER_HOSTS.has(host) ? sendFrontPage(response, host) : sendNotFound(response);
  };

  const sockets = new WebSocketServer({ noServer: true });
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): unknown => {
    const host = hostOf(request);
    if (request.url === FORGED_SOCKET) return sockets.handleUpgrade(request, socket, head, forge);
    if (!AGENT_HOST.test(host) || agent(host).down) return socket.end(badGatewayText());
    if (agent(host).trouble === 'holds-connections') return undefined; // it is neither let in nor turned away
    if (agent(host).signedOut) return socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
    const since = agent(host).wantsSessionSince;
    const stale = since !== null && !account.isSignedIn(request, since);
    return sockets.handleUpgrade(request, socket, head, open =>
      serveSocket(agent(host), open, { origin: request.headers.origin, stale }),
    );
  };
  tlsServer.leadTo({ serve, upgrade });

  const site: Site = {
    port: tlsServer.port,
    spki: tlsServer.spki,
    account,
    home: 'c3-0108.c3.heyron.ai',
    agent,
    requests,
    hold(host, which = () => true) {
      let letGo = () => {};
      held.set(host, { until: new Promise(resolve => (letGo = resolve)), which });
      return () => {
        held.delete(host);
        letGo();
      };
    },
    lead(host, leading, to) {
      leads.set(host, { leading, to });
    },
    close: async () => {
      tlsServer.leadTo(null);
      if (!front) await tlsServer.close();
    },
  };
  return site;
}

function hostOf(request: IncomingMessage): string {
  return (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
}
