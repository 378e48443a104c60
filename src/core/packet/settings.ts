/**
 * Which of the gateway's own settings a refusal points at, for whoever runs it: a fault that is nobody's in this browser is mended
 * by one line there (OpenClaw 2026.9.6, dist/auth, dist/ingress-attribution and docs/gateway/configuration-reference).
 */
import type { FailureKind } from '../failure';
import type { Sighting } from '../sighting/sighting';

/** By what the refusal says of itself: its reason, its code, its close or its text. The first row that fits decides. */
const BY_WORDS: readonly (readonly [says: RegExp, settings: readonly string[]])[] = [
  [/trusted_proxy_user_not_allowed/, ['gateway.auth.trustedProxy.allowUsers']],
  [/trusted_proxy_user_missing/, ['gateway.auth.trustedProxy.userHeader']],
  [/trusted_proxy_missing_header/, ['gateway.auth.trustedProxy.requiredHeaders']],
  [/trusted_proxy_loopback_source/, ['gateway.auth.trustedProxy.allowLoopback']],
  [/trusted_proxy_origin/, ['gateway.controlUi.allowedOrigins']],
  [/trusted_proxy_config/, ['gateway.auth.trustedProxy']],
  [/trusted_proxy_(?:untrusted|local|no_prox)/, ['gateway.trustedProxies']],
  [/proxy[_ ](?:client )?attribution|ingress attribution/, ['gateway.trustedProxies']],
  [/tailscale/, ['gateway.auth.allowTailscale', 'gateway.tailscale.mode']],
  [/verified[_ -]user|identity[_ ]header/, ['gateway.auth.mode', 'gateway.auth.trustedProxy.userHeader']],
  [/password[_ ](?:is )?not[_ ]configured/, ['gateway.auth.mode', 'gateway.auth.password']],
  [/token[_ ](?:is )?not[_ ]configured/, ['gateway.auth.mode', 'gateway.auth.token']],
];

/** Where no word does, and the kind alone leaves no doubt which it is. */
const BY_KIND: Partial<Record<FailureKind, readonly string[]>> = {
  'origin-not-allowed': ['gateway.controlUi.allowedOrigins'],
  'host-misconfigured': ['gateway.auth.mode', 'gateway.trustedProxies'],
  'sign-in-elsewhere': ['gateway.auth.mode'],
};

/** The names of the settings to look at; none where what fails is no fault of a setting's. */
export function settingsAt(kind: FailureKind, { text, reason, code, close }: Said): readonly string[] {
  const usual = BY_KIND[kind];
  if (!usual) return [];
  const said = [reason, code, close, text].join(' ').toLowerCase();
  return BY_WORDS.find(([says]) => says.test(said))?.[1] ?? usual;
}

type Said = Pick<Sighting, 'text' | 'reason' | 'code' | 'close'>;
