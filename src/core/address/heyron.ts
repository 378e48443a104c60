/**
 * What belongs to heyron.ai. Every check "is this heyron's?" ends here, and parses the URL: a string test would accept
 * `heyron.ai.evil.test` or `notheyron.ai`.
 */

/** The account site's host, and the domain that all agent hosts share. */
export const ACCOUNT_HOST = 'heyron.ai';

/** Where support tickets are opened (docs/domain.md, "Where to escalate"). We open it only on a click. */
export const SUPPORT_URL = 'https://heyron.ai/support';

/** The community's help channel. It has moved before, so that a browser's manager can name another. */
export const HELP_CHANNEL = '#help';

/** Where a signed-in user starts their agent; signed out, it leads to the sign-in page. */
export const START_AGENT_URL = 'https://heyron.ai/chat';

/** Where the user signs out and in. */
export const ACCOUNT_URL = 'https://heyron.ai/account';

/** Match pattern for all of heyron.ai; it matches the bare domain too (measured in Chromium and Firefox). */
export const HEYRON_MATCH = '*://*.heyron.ai/*';

/**
 * True for `heyron.ai` and its subdomains, as a bare host name in the form of `URL.hostname`. A trailing dot, a port,
 * upper case, an empty label or a look-alike does not count.
 */
export function isHeyronHost(host: string): boolean {
  return /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*heyron\.ai$/.test(host) && host.length <= 253;
}

/**
 * The heyron host of a page address (`http`, `https`) or gateway address (`ws`, `wss`); null if the address does not
 * parse or is not heyron's.
 */
export function heyronHostOf(address: string | undefined): string | null {
  const url = parse(address);
  return url && /^(?:https?|wss?):$/.test(url.protocol) && isHeyronHost(url.hostname) ? url.hostname : null;
}

/**
 * True for a host that serves an agent. Agents live two labels deep (`user-0241.c1.heyron.ai`); `connect.c1.heyron.ai`
 * links Discord and Telegram and serves no gateway (docs/domain.md, "What heyron.ai is").
 */
export function isAgentHost(host: string): boolean {
  return /^(?!connect\.)[^.]+(?:\.[^.]+)+\.heyron\.ai$/.test(host);
}

/** The part of a page address that is safe to keep: origin and path. Query and fragment can hold a token. */
export function withoutSecrets(address: string): string | null {
  const url = parse(address);
  return url && /^https?:$/.test(url.protocol) ? url.origin + url.pathname : null;
}

function parse(address: string | undefined): URL | null {
  return address !== undefined && URL.canParse(address) ? new URL(address) : null;
}
