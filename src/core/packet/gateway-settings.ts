/**
 * Which gateway settings a refusal points at, for whoever runs the gateway: one line there fixes what no browser can
 * (OpenClaw 2026.9.6, dist/auth, dist/ingress-attribution and docs/gateway/configuration-reference).
 */
import { FAILURES, type FailureKind } from '../catalogue/failures';
import type { Sighting } from '../sighting/sighting';

/** Matched against the refusal's reason, code, close and text; the first row that matches decides. */
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

/** The names of the settings to check; none if the failure is not a matter of settings. */
export function gatewaySettingsFor(kind: FailureKind, { text, reason, code, close }: RefusalWords): readonly string[] {
  const usual = FAILURES[kind].settings;
  if (usual.length === 0) return usual;
  const words = [reason, code, close, text].join(' ').toLowerCase();
  return BY_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? usual;
}

type RefusalWords = Pick<Sighting, 'text' | 'reason' | 'code' | 'close'>;
