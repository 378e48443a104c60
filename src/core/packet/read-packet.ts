/** Reads a packet file that someone received. It can hold anything, so nothing is used before it matches the schema. */
import { PACKET_SCHEMA, type Packet, packetSchema } from './model';

/** Our own reports are far shorter, in UTF-16 units. */
const LONGEST_FILE = 2_000_000;

/** Why a file is not shown: it is no report, or a newer Re-Pair made it. */
export type ReadError = 'none' | 'newer';

/** The packet in a file's text, or why it cannot be shown. Never throws. */
export function readPacket(text: string): Packet | ReadError {
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

/** True if the only problem is a kind, step or timeline entry that this version does not know. */
function isNewWord({ code }: { readonly code: string }): boolean {
  return code === 'invalid_value' || code === 'invalid_union';
}

/** The version of a packet's schema; 0 for anything else. */
function versionOf(given: unknown): number {
  const schema = typeof given === 'object' && given !== null && 'schema' in given ? given.schema : null;
  return typeof schema === 'string' ? Number(/^re-pair\/packet@(\d{1,4})$/.exec(schema)?.[1] ?? 0) : 0;
}
