/** Where a gateway's address points, read from the address alone: no look-up, no request. */
import { isHeyronHost } from './heyron';

/** `hosted`: heyron.ai; `local`: this machine; `private`: the local network; `tailscale`, `tunnel`: remote access. */
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

/** Classifies a `ws://` or `wss://` address; null for any other. */
export function placeOfGateway(address: string): GatewayPlace | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname: host } = new URL(address);
  if (!/^wss?:$/.test(protocol)) return null;
  if (isHeyronHost(host)) return 'hosted';
  if (host === 'localhost' || host.endsWith('.localhost') || /^(?:127\.[\d.]+|0\.0\.0\.0|\[::1?\])$/.test(host))
    return 'local';
  if (host.endsWith('.ts.net') || isTailscaleAddress(host)) return 'tailscale';
  if (isPrivate(host)) return 'private';
  if (TUNNELS.some(tunnel => host === tunnel || host.endsWith(`.${tunnel}`))) return 'tunnel';
  return 'public';
}

/**
 * A gateway's address as incidents are keyed by it: scheme, host and path, without credentials, query or fragment,
 * which can carry a token. Null for anything but a WebSocket address.
 */
export function gatewayAddressOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (!/^wss?:$/.test(url.protocol)) return null;
  return `${url.protocol}//${url.host}${url.pathname === '/' ? '' : url.pathname}`;
}

/**
 * The gateway's address for a page that names none, such as one refused before it could connect: the page's own host.
 */
export function ownGatewayOf(origin: string): string {
  return origin.replace(/^http/, 'ws');
}

/**
 * True if two results of `gatewayAddressOf` mean one gateway. A host serves one gateway to its own pages, on whatever
 * path (Nerve's is `/ws`; an error page in its place names none). On other hosts, paths distinguish gateways.
 */
export function isSameGateway(one: string, other: string, origin: string): boolean {
  return one === other || (isOwn(one, origin) && isOwn(other, origin));
}

function isOwn(gateway: string, origin: string): boolean {
  return URL.canParse(gateway) && URL.canParse(origin) && new URL(gateway).host === new URL(origin).host;
}

/** `URL` writes every IPv4 address as four decimal parts, and every IPv6 address in brackets. */
function isPrivate(host: string): boolean {
  return (
    /^(?:10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$/.test(host) ||
    /^\[f(?:[cd]|e[89ab])/.test(host) ||
    /(?:^[^.[]+|\.local|\.lan|\.internal|\.home\.arpa)$/.test(host)
  );
}

/** 100.64.0.0/10 and fd7a:115c:a1e0::/48, the ranges that Tailscale assigns. */
function isTailscaleAddress(host: string): boolean {
  const second = Number(/^100\.(\d+)\.[\d.]+$/.exec(host)?.[1]);
  return (second >= 64 && second <= 127) || host.startsWith('[fd7a:115c:a1e0:');
}
