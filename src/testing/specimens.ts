/** Pages that show a failure (src/content/specimens), and what can be seen in each. Every kind of failure has one. */
import { readdirSync, readFileSync } from 'node:fs';
import type { FailureKind } from '../core/catalogue/failures';
import type { PageScan } from '../core/sighting/observation';

export const SPECIMEN_FOLDER = 'src/content/specimens';
const ID = '0badcafe-0000-4000-8000-000000000000';

/** What can be seen in a specimen. */
export interface Expected {
  readonly says: FailureKind | 'dropped';
  /** What has dropped, if more than a connection: it becomes this failure when it lasts. */
  readonly drops?: FailureKind;
  readonly shape: PageScan['shape'];
  readonly text: string | null;
  readonly retriesItself?: true;
  /** The HTTP status that it was loaded with, if that matters. */
  readonly status?: number;
}

const MISMATCH =
  'unauthorized: gateway token mismatch (open the dashboard URL and paste the token in Control UI settings)';
const WITH_ID = `device pairing required (requestId: ${ID})`;
const BANNER: Expected = { says: 'pairing-required', shape: 'banner', text: 'Auth failed: pairing required' };

const MADE_BY_HAND: Record<string, Expected> = {
  '2026.9-gate-pairing': {
    says: 'pairing-required',
    shape: 'gate',
    text: WITH_ID,
    retriesItself: true,
  },
  '2026.9-reconnecting-pairing': {
    says: 'pairing-required',
    shape: 'offline',
    text: WITH_ID,
    retriesItself: true,
  },
  '2026.9-reconnecting-1006': {
    says: 'dropped',
    shape: 'offline',
    text: 'Connection to the Gateway was interrupted. Reconnecting automatically. (WebSocket 1006)',
    retriesItself: true,
  },
  '2026.8-offline': {
    says: 'dropped',
    shape: 'offline',
    text: 'disconnected (1006): Unknown',
    retriesItself: true,
  },
  '2026.7-reconnecting': { says: 'dropped', shape: 'offline', text: null, retriesItself: true },
  '2026.7-gate-that-lies': { says: 'token-mismatch', shape: 'gate', text: MISMATCH },
  '2026.6-gate-mismatch': { says: 'token-mismatch', shape: 'gate', text: MISMATCH },
  '2026.6-gate-label-only': { says: 'pairing-required', shape: 'gate', text: null },
  '2026.5-gate-pairing': { says: 'pairing-required', shape: 'gate', text: WITH_ID },
  '2026.5-gate-mismatch': { says: 'token-mismatch', shape: 'gate', text: MISMATCH },
  '2026.5-gate-missing-german': {
    says: 'token-missing',
    shape: 'gate',
    text: 'unauthorized: gateway token missing (open the dashboard URL and paste the token in Control UI settings)',
  },
  '2026.1-shell-pairing': {
    says: 'pairing-required',
    shape: 'banner',
    text: 'disconnected (1008): pairing required',
    retriesItself: true,
  },
  '2026.1-shell-1006': {
    says: 'dropped',
    shape: 'banner',
    text: 'disconnected (1006): no reason',
    retriesItself: true,
  },
  '2026.8-gate-role': {
    says: 'role-upgrade',
    shape: 'gate',
    text: `role upgrade pending approval (requestId: ${ID})`,
  },
  '2026.8-gate-metadata': {
    says: 'metadata-upgrade',
    shape: 'gate',
    text: `device metadata change pending approval (requestId: ${ID})`,
  },
  '2026.8-gate-bootstrap': {
    says: 'bootstrap-token-invalid',
    shape: 'gate',
    text: 'unauthorized: bootstrap token invalid or expired (scan a fresh setup code)',
  },
  '2026.8-gate-insecure': {
    says: 'device-identity-required',
    shape: 'gate',
    text: 'control ui requires device identity (use HTTPS or localhost secure context)',
  },
  '2026.8-gate-protocol': { says: 'version-mismatch', shape: 'gate', text: 'protocol mismatch' },
  '2026.9-gate-device-token': {
    says: 'device-token-mismatch',
    shape: 'gate',
    text: 'unauthorized: device token mismatch (rotate/reissue device token)',
    retriesItself: true,
  },
  '2026.9-gate-unknown': {
    says: 'refused-unknown',
    shape: 'gate',
    text: 'unauthorized: no such workspace',
    retriesItself: true,
  },
  '2026.9-gate-trusted-proxy': {
    says: 'host-misconfigured',
    shape: 'gate',
    text: 'unauthorized',
    retriesItself: true,
  },
  '2026.9-gate-proxy': {
    says: 'host-misconfigured',
    shape: 'gate',
    text: 'unauthorized: proxy client attribution is required (configure gateway.trustedProxies narrowly and make the proxy overwrite or safely rebuild forwarded client headers)',
    retriesItself: true,
  },
  '2026.9-gate-verified-user': {
    says: 'sign-in-elsewhere',
    shape: 'gate',
    text: 'operator role policies require a verified user identity for this authentication method; reconnect through the trusted proxy or Tailscale, or use the shared gateway token/password',
    retriesItself: true,
  },
  '2026.9-gate-access': {
    says: 'access-withdrawn',
    shape: 'gate',
    text: 'Gateway access is no longer active; ask a Gateway administrator to restore it.',
    retriesItself: true,
  },
  '2026.9-gate-signature': {
    says: 'device-key-invalid',
    shape: 'gate',
    text: 'device signature invalid',
    retriesItself: true,
  },
  '2026.9-gate-clock': {
    says: 'clock-wrong',
    shape: 'gate',
    text: 'device signature expired',
    retriesItself: true,
  },
  '2026.9-gate-starting': {
    says: 'dropped',
    drops: 'gateway-starting',
    shape: 'gate',
    text: 'gateway starting; retry shortly',
    retriesItself: true,
  },
  '2026.9-gate-declined': {
    says: 'pairing-declined',
    shape: 'gate',
    text: 'pairing rejected',
    retriesItself: true,
  },
  '2026.9-gate-lapsed': {
    says: 'pairing-expired',
    shape: 'gate',
    text: 'pairing expired',
    retriesItself: true,
  },
  'gate-reworded-token': {
    says: 'token-missing',
    shape: 'gate',
    text: 'disconnected (1008): Invalid or missing token. Visit https://agent.example?token={REPLACE_WITH_YOUR_TOKEN}',
    retriesItself: true,
  },
  '2026.9-gate-gave-up': {
    says: 'dropped',
    drops: 'page-gave-up',
    shape: 'gate',
    text: 'disconnected (4008): connect failed',
    retriesItself: true,
  },
  '2026.9-gate-restart': {
    says: 'dropped',
    drops: 'restart-needed',
    shape: 'gate',
    text: 'disconnected (1011): gateway install changed; run: openclaw gateway restart',
    retriesItself: true,
  },
  'main-gate-busy': {
    says: 'dropped',
    drops: 'gateway-starting',
    shape: 'gate',
    text: 'Gateway busy, retrying…',
    retriesItself: true,
  },
  '2026.9-gate-address': {
    says: 'address-unusable',
    shape: 'gate',
    text: 'Browser refused the Gateway WebSocket for security reasons. Use wss:// when the Control UI is served over HTTPS/Tailscale Serve, or open the loopback dashboard at http://127.0.0.1:18789.',
    retriesItself: true,
  },
  'http-502': { says: 'gateway-unreachable', shape: 'http-error', text: '502 Bad Gateway' },
  '2026.9-reconnecting-4001': {
    says: 'dropped',
    drops: 'connection-ended',
    shape: 'offline',
    text: 'Connection to the Gateway was interrupted. Reconnecting automatically. (WebSocket 4001)',
    retriesItself: true,
  },
  'http-403': { says: 'http-refused', shape: 'page-refused', text: '403 Forbidden nginx', status: 403 },
  'http-503-assets': {
    says: 'page-missing',
    shape: 'http-error',
    text: 'Control UI assets not found. Build them with `pnpm ui:build` (auto-installs UI deps), or run `pnpm ui:dev` during development.',
    status: 503,
  },
  'http-404': { says: 'page-missing', shape: 'page-refused', text: 'Not Found', status: 404 },
  'http-403-proxy': {
    says: 'host-misconfigured',
    shape: 'page-refused',
    text: '{"error":{"message":"Proxy client attribution is required. Configure gateway.trustedProxies narrowly and make the proxy overwrite or safely rebuild forwarded client headers.","type":"proxy_attribution_required"}}',
    status: 403,
  },
  'banner-scope': {
    says: 'limited',
    shape: 'banner',
    text: 'missing scope: operator.read',
    retriesItself: true,
  },
  'not-started': {
    says: 'app-not-started',
    shape: 'not-started',
    text: 'Control UI did not start The page loaded, but its app did not start. The gateway may be restarting.',
  },
  'banner-alert': BANNER,
  'banner-class-banner': BANNER,
  'banner-class-toast': BANNER,
  'banner-class-alert': BANNER,
  'banner-class-error': BANNER,
  'banner-class-snackbar': BANNER,
  'banner-class-notif': BANNER,
  'banner-class-danger': {
    ...BANNER,
    says: 'token-mismatch',
    text: 'Control-plane connect rejected: INVALID_REQUEST unauthorized: gateway token mismatch (paste it again)',
  },
  'banner-status': { says: 'token-missing', shape: 'banner', text: 'unauthorized: gateway token missing' },
  'banner-live': {
    says: 'token-mismatch',
    shape: 'banner',
    text: 'Connection closed (1008): unauthorized: gateway token mismatch (paste it again)',
  },
  'banner-callout': { says: 'unauthorized', shape: 'banner', text: 'Auth failed: unauthorized' },
  'banner-shadow': { ...BANNER, text: '⚠️ Auth failed: pairing required' },
  'banner-shadow-slot': BANNER,
  'bare-error': BANNER,
};

/** Specimens taken with `npm run specimens -- VERSION --take`: each begins with the wire's words at that moment. */
const TAKEN: Record<string, Expected> = Object.fromEntries(
  namesIn(SPECIMEN_FOLDER).flatMap(name => {
    const expected = /^<!-- expects (\{.*\}) -->$/m.exec(readSpecimen(SPECIMEN_FOLDER, name))?.[1];
    return expected ? [[name, JSON.parse(expected)]] : [];
  }),
);

/** Every specimen by its name. */
export const SPECIMENS: Readonly<Record<string, Expected>> = { ...MADE_BY_HAND, ...TAKEN };

/** The pages in a folder. */
export function namesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.html'))
    .map(name => name.slice(0, -'.html'.length));
}

export function readSpecimen(folder: string, name: string): string {
  return readFileSync(`${folder}/${name}.html`, 'utf8');
}
