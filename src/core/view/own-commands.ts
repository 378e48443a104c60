/**
 * What whoever runs a gateway types on its machine, to the letter, by version (docs/openclaw.md, "Commands of who runs a
 * gateway"; each was run there). A command holds our own words, the page's validated origin, and validated ids: nothing
 * else that a page or a gateway said.
 */
import { gatewayAddressOf, ownGatewayOf, placeOfGateway } from '../address/gateway-address';
import { deviceIdOf } from '../address/ids';
import { isBasePath } from '../address/own-address';
import { CAUSES } from '../catalogue/causes';
import { FAILURES } from '../catalogue/failures';
import type { StepRow } from '../catalogue/step-row';
import type { Incident } from '../incident/events';
import type { IncidentState } from '../incident/reduce';
import type { Where } from '../plan/plan';
import type { MessageKey } from '../say';

/** A command, and what it does. */
export interface OwnCommand {
  readonly words: MessageKey;
  readonly text: string;
  /** The same for Windows PowerShell; null where that takes the same line. */
  readonly windows: string | null;
}

/** The commands of a step: the one to begin with, and what else helps, in its order. */
export interface OwnCommands {
  readonly first: OwnCommand;
  readonly more: readonly OwnCommand[];
}

/** The setting that lists the addresses whose pages may connect (docs/openclaw.md, "Allowed origins"). */
const ORIGINS = 'gateway.controlUi.allowedOrigins';
/** The setting that lists the proxies whose word on a browser's address counts. */
const PROXIES = 'gateway.trustedProxies';
/** A proxy on the gateway's own machine, as most are. */
const OWN_MACHINE = '127.0.0.1';

/** The end of a link that works once, and of one with the gateway's token: 2026.1 reads that behind a question mark. */
const ONCE = '(#bootstrapToken=[^&"]*&bootstrapProfile=[^&"]*)';
const TOKEN = '([#?]token=[^ &"]*)';

const STATUS = plain('own_command_status', 'openclaw gateway status');
const PROBE = plain('own_command_probe', 'openclaw gateway probe');
const DEVICES = plain('own_command_devices', 'openclaw devices list');
const RESTART = plain('own_command_restart', 'openclaw gateway restart');
/** 2026.9 and later; it prints only where somebody looks, and refuses a pipe. */
const SHOW_TOKEN = plain('own_command_token', 'openclaw gateway auth-token --show');
/** Older versions print no token where a browser takes it, and show it nowhere but in their settings. */
const SETTINGS_FILE = plain('own_command_settings_file', 'openclaw config file');

/**
 * Where a link has to lead: the page's own address, with the path below which its gateway serves pages. That is `base`
 * if its user has added one, else the path of the gateway, if the page talks to that one at its own host. Never what
 * `openclaw dashboard` names itself, which is the gateway's own machine.
 */
export function linkBase({ origin, gateway }: Pick<Incident, 'origin' | 'gateway'>, base = ''): string {
  if (base !== '' && isBasePath(base)) return `${origin}${base}/`;
  const address = new URL(gatewayAddressOf(gateway) ?? ownGatewayOf(origin));
  const path = address.host === new URL(origin).host ? address.pathname.replace(/\/$/, '') : '';
  return `${origin}${isBasePath(path) ? path : ''}/`;
}

/** The link that lets a browser in at the page's own address. `version`: as the page names it, from 2026.9 on. */
export function linkCommand(
  where: Pick<Incident, 'origin' | 'gateway'>,
  version: string | null,
  path = '',
): OwnCommand {
  const base = linkBase(where, path);
  if (version !== null)
    return {
      words: 'own_command_link',
      text: `openclaw dashboard --json | sed -E 's|.*${ONCE}.*|${base}\\1|'`,
      windows: `(openclaw dashboard --json) -replace '^.*${ONCE}.*$', '${base}$1'`,
    };
  // What 2026.8 prints as JSON, and 2026.3 in a sentence. Those between print no link.
  return {
    words: 'own_command_link_older',
    text: `(openclaw dashboard --json || openclaw dashboard --no-open) </dev/null 2>/dev/null | sed -nE -e 's|.*${ONCE}.*|${base}\\1|p' -e 's|.*${TOKEN}.*|${base}\\1|p' | head -n 1`,
    windows: `@(openclaw dashboard --json 2>$null) + @(openclaw dashboard --no-open 2>$null) -match '[#?](bootstrapToken|token)=' -replace '^.*(?:${ONCE}|${TOKEN}).*$', '${base}$1$2' | select -First 1`,
  };
}

/** The commands of a step against the failure, on the gateway's machine; null where it needs none. `base`: the listed path. */
export function ownCommands(
  row: Pick<StepRow, 'command'>,
  { failure, cause }: Pick<IncidentState, 'failure' | 'cause'>,
  where: Where,
  base = '',
): OwnCommands | null {
  if (!failure || row.command === null) return null;
  const { gatewayVersion, deviceId } = failure.sighting;
  const { settings, mustList, clearing, silent } = FAILURES[failure.kind];
  const isNew = gatewayVersion !== null;
  if (row.command === 'link') {
    const device = clearing.stored === 'deviceToken' ? deviceIdOf(deviceId) : null;
    const stale = device === null ? [] : [DEVICES, removeCommand(device), rotateCommand(device)];
    const more = [isNew ? SHOW_TOKEN : SETTINGS_FILE, STATUS, ...stale];
    return { first: linkCommand(where, gatewayVersion, base), more };
  }
  // From 2026.9 on a changed list holds at once; a needless restart ends what the agent is doing.
  const restart = isNew ? [] : [RESTART];
  if (mustList) return { first: look(ORIGINS), more: [addTo(ORIGINS, { origin: where.origin }[mustList]), ...restart] };
  if (settings.includes(PROXIES)) return { first: look(PROXIES), more: [addTo(PROXIES, OWN_MACHINE), RESTART] };
  const forgot = cause !== null && ['agent', 'gateways', 'key'].includes(CAUSES[cause.cause].whose);
  if (forgot) return { first: STATUS, more: [DEVICES, RESTART] };
  return { first: RESTART, more: silent ? [STATUS, PROBE, ...remote(where)] : [STATUS] };
}

/** Of an address that is reached through something, the proxy may be what is missing. */
function remote({ origin }: Where): OwnCommand[] {
  const place = placeOfGateway(ownGatewayOf(origin));
  return place === 'public' || place === 'tunnel' || place === 'tailscale' ? [look(PROXIES)] : [];
}

/** Takes a device out of the gateway's list, so that it asks anew. The id has to be a validated one. */
function removeCommand(deviceId: string): OwnCommand {
  return plain('own_command_remove', `openclaw devices remove ${deviceId}`);
}

/** Makes a device's token useless, wherever it has come to. The id has to be a validated one. */
function rotateCommand(deviceId: string): OwnCommand {
  return plain('own_command_rotate', `openclaw devices rotate --device ${deviceId} --role operator`);
}

/** What a list of the settings holds now; nothing is changed. */
function look(setting: typeof ORIGINS | typeof PROXIES): OwnCommand {
  return plain(setting === ORIGINS ? 'own_command_origins' : 'own_command_proxies', `openclaw config get ${setting}`);
}

/**
 * Adds to a list of the settings. A new value takes the old one's place, so the line reads the old entries first. It is
 * JSON5, whose quotes survive every shell; an entry may hold brackets of its own (IPv6).
 */
function addTo(setting: typeof ORIGINS | typeof PROXIES, value: string): OwnCommand {
  const get = `openclaw config get ${setting}`;
  const set = `openclaw config set ${setting}`;
  return {
    words: setting === ORIGINS ? 'own_command_allow' : 'own_command_trust',
    text: `${set} "['${value}',$(${get} | sed 's/^\\[//;s/\\]$//')]"`,
    windows: `${set} "['${value}',$((${get}) -replace '^\\[|\\]$' -replace '"', "'")]"`,
  };
}

function plain(words: MessageKey, text: string): OwnCommand {
  return { words, text, windows: null };
}
