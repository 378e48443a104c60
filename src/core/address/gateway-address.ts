/** Where a gateway's address points, told from the address alone: no look-up, no request. */
import { isHeyronHost } from './heyron';

/** `hosted`: on heyron.ai; `local`: this machine; `private`: the local network; `tailscale`, `tunnel`: known remote-access names; `public`: any other. */
export const GATEWAY_PLACES = ['hosted', 'local', 'private', 'tailscale', 'tunnel', 'public'] as const;
export type GatewayPlace = (typeof GATEWAY_PLACES)[number];

const TUNNELS = [
  'ngrok.io',
  'ngrok.app',
  'ngrok.dev',
  'ngrok-free.app',
  'ngrok-free.dev',
  'trycloudflare.com',
  'cfargotunnel.com',
  'loca.lt',
  'localhost.run',
  'serveo.net',
  'lhr.life',
  'pinggy.link',
];

/** Classifies a `ws://` or `wss://` address; null when it is not one. */
export function placeOfGateway(address: string): GatewayPlace | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname: host } = new URL(address);
  if (!/^wss?:$/.test(protocol)) return null;
  if (isHeyronHost(host)) return 'hosted';
  if (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    /^(?:127\.[\d.]+|0\.0\.0\.0|\[::1?\])$/.test(host)
  )
    return 'local';
  if (host.endsWith('.ts.net') || isTailscaleAddress(host)) return 'tailscale';
  if (isPrivate(host)) return 'private';
  if (TUNNELS.some(tunnel => host === tunnel || host.endsWith(`.${tunnel}`))) return 'tunnel';
  return 'public';
}

/**
 * The address of a gateway in the one form that incidents are keyed by: scheme, host and path, without credentials,
 * query or fragment (a token can travel there). Null when it is no WebSocket address.
 */
export function gatewayAddressOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (!/^wss?:$/.test(url.protocol)) return null;
  return `${url.protocol}//${url.host}${url.pathname === '/' ? '' : url.pathname}`;
}

/**
 * The address of the gateway behind a page that names none, as one does that was refused before it could connect: its own host's.
 */
export function ownGatewayOf(origin: string): string {
  return origin.replace(/^http/, 'ws');
}

/**
 * True for two addresses, in their known form, of one gateway: a host serves one to its own pages, on whatever path a front end
 * reaches it (Nerve's is `/ws`, and its page that does not come at all names none). Elsewhere paths tell gateways apart.
 */
export function isSameGateway(one: string, other: string, origin: string): boolean {
  return one === other || (isOwn(one, origin) && isOwn(other, origin));
}

function isOwn(gateway: string, origin: string): boolean {
  return URL.canParse(gateway) && URL.canParse(origin) && new URL(gateway).host === new URL(origin).host;
}

/** A URL writes every IPv4 address in four decimal parts, and every IPv6 address in brackets. */
function isPrivate(host: string): boolean {
  return (
    /^(?:10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$/.test(host) ||
    /^\[f(?:[cd]|e[89ab])/.test(host) ||
    /(?:^[^.[]+|\.local|\.lan|\.internal|\.home\.arpa)$/.test(host)
  );
}

/** 100.64.0.0/10 and fd7a:115c:a1e0::/48, which Tailscale hands out. */
function isTailscaleAddress(host: string): boolean {
  const second = Number(/^100\.(\d+)\.[\d.]+$/.exec(host)?.[1]);
  return (second >= 64 && second <= 127) || host.startsWith('[fd7a:115c:a1e0:');
}
