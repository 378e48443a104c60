/** A real OpenClaw gateway as a world: between page and gateway, only the TLS edge is ours. */
import type http from 'node:http';
import { type Edge, startEdge } from '../gateway/edge.ts';
import { type Gateway, type GatewayOptions, startGateway } from '../gateway/gateway.ts';
import { atLeast } from '../gateway/version.ts';
import { AccountSite } from '../site/account.ts';
import { loadAssets, serveAsset } from '../site/assets.ts';
import { sendFrontPage, serveStorePages } from '../site/store-pages.ts';
import { AGENT, BYSTANDERS, type World } from './world.ts';

/** A real world; its own tests may use the gateway and its edge directly. */
export interface Real extends World {
  readonly site: Edge;
  readonly gateway: Gateway;
}

/** How the gateway differs from the usual one. */
export type RealOptions = Pick<GatewayOptions, 'allowedOrigins' | 'auth' | 'patch'>;

const ORIGIN = `https://${AGENT}`;

/** Installs that version where needed, and starts its gateway and everything around it. */
export async function startReal(version: string, options: RealOptions = {}): Promise<Real> {
  await loadAssets();
  const gateway = await startGateway({ version, allowedOrigins: [ORIGIN], ...options });
  const account = new AccountSite(() => gateway.link({ origin: ORIGIN }));
  const around = [...BYSTANDERS, 'heyron.ai'].map(host => [host, serveAround(host, account)]);
  const edge = await startEdge({ agents: { [AGENT]: gateway }, sites: Object.fromEntries(around) });
  return {
    site: edge,
    gateway,
    agent: {
      host: AGENT,
      retriesItself: atLeast(version, '2026.9.0') || !atLeast(version, '2026.3.0'),
      removesDevices: atLeast(version, '2026.2.0'),
      link: () => gateway.link({ origin: ORIGIN }),
      staleLink: () => gateway.link({ token: 'stale-token', origin: ORIGIN }),
      pending: () => gateway.pending(),
      approve: requestId => gateway.approve(requestId),
      removeDevice: deviceId => gateway.removeDevice(deviceId),
      stop: () => gateway.stop('SIGKILL'),
      start: () => gateway.start(),
    },
    async close() {
      await edge.stop();
      await gateway.dispose();
    },
  };
}

/** The account site and the bystanders: the stand-in's pages, since the real ones are off limits. */
function serveAround(host: string, account: AccountSite) {
  return (request: http.IncomingMessage, response: http.ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', 'https://any');
    if (pathname.startsWith('/assets/')) return void serveAsset(response, pathname);
    if (serveStorePages(request, response, host, pathname)) return;
    if (host === 'heyron.ai') account.serve(request, response, pathname);
    else sendFrontPage(response, host);
  };
}
