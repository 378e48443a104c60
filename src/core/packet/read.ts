/** Reads a packet file that somebody was sent. It can hold anything, so nothing of it is used before it fits the schema. */
import { PACKET_SCHEMA, type Packet, packetSchema } from './model';

/** No report of ours comes near this length, in UTF-16 units. */
const LONGEST_FILE = 2_000_000;

/** Why a file is not shown: it is no report, or a newer Re-Pair made it. */
export type Unreadable = 'none' | 'newer';

/** The packet in a file's text, or why there is none to show. Never throws. */
export function readPacket(text: string): Packet | Unreadable {
  if (text.length > LONGEST_FILE) return 'none';
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return 'none';
  }
  const parsed = packetSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [version, ours] = [versionOf(given), versionOf({ schema: PACKET_SCHEMA })];
  return version > ours || (version === ours && parsed.error.issues.every(isNewWord)) ? 'newer' : 'none';
}

/** A kind, a step or an entry of the timeline that this version has no word for; everything else has its place and shape. */
function isNewWord({ code }: { readonly code: string }): boolean {
  return code === 'invalid_value' || code === 'invalid_union';
}

/** The version of a packet's schema; 0 for what is no packet. */
function versionOf(given: unknown): number {
  const schema = typeof given === 'object' && given !== null && 'schema' in given ? given.schema : null;
  return typeof schema === 'string' ? Number(/^re-pair\/packet@(\d{1,4})$/.exec(schema)?.[1] ?? 0) : 0;
}
