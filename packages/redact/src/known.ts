/**
 * What gateways, their pages and browsers say, word for word, when a connection is refused or lost. It is kept exactly,
 * wherever it appears. Each group names its source, with OpenClaw's first and last version that had it.
 */
import { lazily } from './lazily';
import { matchesOf, type Span } from './span';

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  'OpenClaw 2026.1.29 to 2026.9.6, close reasons and errors of `connect`': [
    'pairing required',
    'pairing required: device is not approved yet',
    'pairing required: device is asking for more scopes than currently approved',
    'pairing required: device is asking for a higher role than currently approved',
    'unauthorized: gateway token mismatch (open a tokenized dashboard URL or paste token in Control UI settings)',
    'unauthorized: gateway token mismatch (open the dashboard URL and paste the token in Control UI settings)',
    'unauthorized: gateway token mismatch (set gateway.remote.token to match gateway.auth.token)',
    'unauthorized: gateway token mismatch',
    'unauthorized: gateway token missing (open a tokenized dashboard URL or paste token in Control UI settings)',
    'unauthorized: gateway token missing (open the dashboard URL and paste the token in Control UI settings)',
    'unauthorized: gateway token missing (paste in Control UI settings or openclaw doctor --generate-gateway-token; restart)',
    'unauthorized: gateway token missing (set gateway.remote.token to match gateway.auth.token)',
    'unauthorized: gateway token missing',
    'unauthorized: gateway token not configured on gateway (set gateway.auth.token)',
    'unauthorized: gateway token not configured',
    'unauthorized: gateway password mismatch (enter the password in Control UI settings)',
    'unauthorized: gateway password mismatch (set gateway.remote.password to match gateway.auth.password)',
    'unauthorized: gateway password mismatch',
    'unauthorized: gateway password missing (enter the password in Control UI settings)',
    'unauthorized: gateway password missing (set gateway.remote.password to match gateway.auth.password)',
    'unauthorized: gateway password missing',
    'unauthorized: gateway password not configured on gateway (set gateway.auth.password)',
    'unauthorized: gateway password not configured',
    'unauthorized: device token mismatch (rotate/reissue device token)',
    'unauthorized: device token mismatch',
    'unauthorized: device token rejected (pair/repair this device, or provide gateway token)',
    'unauthorized: device token rejected',
    'unauthorized: device token scope mismatch (re-pair or approve scope upgrade)',
    'unauthorized: too many failed authentication attempts (retry later)',
    'unauthorized: too many failed authentication attempts',
    'disconnected (1006): no reason',
  ],
  'OpenClaw 2026.5.7 and later': ['device pairing required'],
  'A right that OpenClaw grants, which is no word': ['operator.approvals'],
  'OpenClaw 2026.8.2': [
    'unauthorized: bootstrap token invalid or expired (scan a fresh setup code)',
    'unauthorized: bootstrap token invalid or expired',
  ],
  'OpenClaw 2026.9.6': [
    'unauthorized: setup code invalid, expired, revoked, or already used (create a new code; review `openclaw devices list`)',
    'unauthorized: setup code invalid, expired, revoked, or already used',
    'unauthorized: setup code invalid or expired',
    'unauthorized: tailscale identity missing (use Tailscale Serve auth or gateway token/password)',
    'unauthorized: tailscale identity mismatch (use Tailscale Serve auth or gateway token/password)',
    'unauthorized: tailscale identity check failed (use Tailscale Serve auth or gateway token/password)',
    'unauthorized: tailscale proxy headers missing (use Tailscale Serve or gateway token/password)',
    'device signature expired',
    'device auth signature expired',
    'device signature invalid',
    'device nonce mismatch',
    'device nonce required',
    'This Gateway expects its token',
    'This Gateway expects its password',
  ],
};

const ANY = lazily(() => {
  const longestFirst = Object.values(TEXTS)
    .flat()
    .sort((one, other) => other.length - one.length)
    .map(text => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(' ', String.raw`\s`));
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${longestFirst.join('|')})(?![\p{L}\p{N}])`, 'giu');
});

const ALL = lazily(() => new Set(Object.values(TEXTS).flat()));

/** All of them. */
export function knownTexts(): readonly string[] {
  return [...ALL()];
}

/** True for one of these alone, with the close code before it and the request behind it that pages and gateways add. */
export function isKnownText(text: string, requests: readonly (string | null)[]): boolean {
  const [, sentence = '', request] = /^(?:\d{4} )?(.*?)(?: \(requestId: ([\da-f-]{36})\))?$/.exec(text) ?? [];
  return ALL().has(sentence) && (request === undefined || requests.includes(request));
}

/** Finds these texts. */
export function knownIn(text: string): Span[] {
  return matchesOf(ANY(), text);
}
