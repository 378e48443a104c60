/** What the entries that heyron's and OpenClaw's pages keep are for (openclaw-truth.md §5, domain.md). */
import type { DataType } from './incident/clear-report';

export const MEANINGS = [
  'identity',
  'device-token',
  'gateway-token',
  'settings',
  'chats',
  'program',
  'session',
] as const;
export type Meaning = (typeof MEANINGS)[number];

const KNOWN: readonly (readonly [DataType, RegExp, Meaning])[] = [
  ['localStorage', /^openclaw-device-identity-v\d+$/, 'identity'],
  ['localStorage', /^openclaw\.device\.auth\.v\d+(?::|$)/, 'device-token'],
  ['sessionStorage', /^openclaw\.control\.token\.v\d+(?::|$)/, 'gateway-token'],
  ['localStorage', /^openclaw\.(?:control\.(?:settings|currentGateway|bootRecord)\.|i18n\.)/, 'settings'],
  ['indexedDB', /^openclaw-(?:chat-snapshots|session-roster)$/, 'chats'],
  ['indexedDB', /^openclaw-control-ui$/, 'settings'],
  ['cacheStorage', /^openclaw-control-/, 'program'],
  ['cookies', /^sb-.+-auth-token/, 'session'],
];

/** What an entry is for; null where that is not known. */
export function meaningOf(type: DataType, name: string): Meaning | null {
  return KNOWN.find(([of, pattern]) => of === type && pattern.test(name))?.[2] ?? null;
}

/** What a host's entries are for, each once, the weightiest first. */
export function meaningsOf(entries: readonly { type: DataType; names: readonly string[] }[]): Meaning[] {
  const found = new Set(entries.flatMap(({ type, names }) => names.map(name => meaningOf(type, name))));
  return MEANINGS.filter(meaning => found.has(meaning));
}
