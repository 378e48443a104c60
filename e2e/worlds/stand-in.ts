/** The stand-in heyron.ai as a world. */

import type { Generation } from '../site/generation.ts';
import { type Site, startSite } from '../site/site.ts';
import type { TlsServer } from '../site/tls-server.ts';
import { AGENT, type World } from './world.ts';

/** A stand-in world; its own tests may use the site directly. */
export interface StandIn extends World {
  readonly stand: Site;
}

/** Starts it, with pages of one generation of the Control UI, behind this server or one of its own. */
export async function startStandIn(generation: Generation = '2026.9', tlsServer?: TlsServer): Promise<StandIn> {
  const stand = await startSite(tlsServer);
  const agent = stand.agent(AGENT);
  agent.setGeneration(generation);
  return {
    site: stand,
    stand,
    agent: {
      host: AGENT,
      retriesItself: generation !== '2026.5',
      removesDevices: true,
      link: () => agent.link(),
      staleLink: () => agent.link().replace(agent.token, 'stale-token'),
      pending: async () => agent.pending(),
      approve: async requestId => agent.approve(requestId),
      removeDevice: async deviceId => agent.removeDevice(deviceId),
      stop: async () => agent.setDown(true),
      start: async () => agent.setDown(false),
    },
    close: () => stand.close(),
  };
}
