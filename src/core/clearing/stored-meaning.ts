/** What the entries stored by heyron's and OpenClaw's pages are for (docs/openclaw.md, "Keys by version"). */
import type { DataType } from './clear-report';
import { DEVICE_TOKEN_KEY, GATEWAY_TOKEN_KEY, IDENTITY_KEY } from './stored-keys';

export const MEANINGS = [
  'identity',
  'device-token',
  'gateway-token',
  'drafts',
  'settings',
  'chats',
  'program',
  'session',
] as const;
export type Meaning = (typeof MEANINGS)[number];

const KNOWN: readonly (readonly [DataType, RegExp, Meaning])[] = [
  ['localStorage', inAnyVersion(IDENTITY_KEY), 'identity'],
  ['localStorage', inAnyVersion(DEVICE_TOKEN_KEY), 'device-token'],
  ['sessionStorage', inAnyVersion(GATEWAY_TOKEN_KEY), 'gateway-token'],
  ['localStorage', /^openclaw\.(?:control\.(?:settings|currentGateway|bootRecord)\.|i18n\.)/, 'settings'],
  ['indexedDB', /^openclaw-(?:chat-snapshots|session-roster)$/, 'chats'],
  ['indexedDB', /^openclaw-control-ui$/, 'drafts'],
  ['sessionStorage', /^openclaw\.control\.chatComposer\./, 'drafts'],
  ['cacheStorage', /^openclaw-control-/, 'program'],
  ['cookies', /^sb-.+-auth-token/, 'session'],
];

/** What an entry is for; null if unknown. */
export function meaningOf(type: DataType, name: string): Meaning | null {
  return KNOWN.find(([of, pattern]) => of === type && pattern.test(name))?.[2] ?? null;
}

/** What a host's entries are for, each once, the most important first. */
export function meaningsOf(entries: readonly { type: DataType; names: readonly string[] }[]): Meaning[] {
  const found = new Set(entries.flatMap(({ type, names }) => names.map(name => meaningOf(type, name))));
  return MEANINGS.filter(meaning => found.has(meaning));
}

/** Matches a key in any version, alone or followed by a gateway's address. */
function inAnyVersion(key: string): RegExp {
  return new RegExp(`^${key.replace(/\d+$/, '').replaceAll('.', '\\.')}\\d+(?::|$)`);
}
