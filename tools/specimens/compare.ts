/** Whether each of Re-Pair's two sources alone agrees with the wire. */
import type { Judgement } from '../../src/core/sighting/judge.ts';
import type { Seen } from './in-page.ts';
import type { Told, Wire } from './wire.ts';

/** One line of the table. */
export interface Row {
  readonly mode: string;
  readonly wire: string;
  readonly page: string;
  readonly socket: string;
  /** Empty when all agree. */
  readonly differences: readonly string[];
}

/** Compares one scan with the wire. */
export function compare(mode: string, { told, requestId }: Wire, seen: Seen): Row {
  const page = word(seen.byPage);
  const socket = word(seen.bySocket);
  const differences = [
    ...(told === null ? ['nothing was on the wire'] : []),
    ...(page === pageShouldSay(told) ? [] : ['page']),
    // A proxy's error page instead of the app opens no socket.
    ...(socket === told || (socket === NOTHING && told === 'gateway-unreachable') ? [] : ['socket']),
    ...([null, requestId].includes(seen.socketRequestId) ? [] : ['request on the socket']),
  ];
  return { mode, wire: told ?? NOTHING, page, socket, differences };
}

const NOTHING = '-';

function word(verdict: Judgement | null): string {
  if (!verdict) return NOTHING;
  return verdict.state === 'failing' ? verdict.kind : verdict.state;
}

/** A page without an error proves nothing. */
function pageShouldSay(told: Told): string | null {
  return told === 'connected' ? 'undecided' : told;
}

/** The rows as a table for a terminal. */
export function table(rows: readonly Row[]): string {
  const lines = [
    ['mode', 'wire', 'DOM verdict', 'socket verdict', 'agree?'],
    ...rows.map(({ mode, wire, page, socket, differences }) => [
      ...[mode, wire, page, socket],
      differences.length ? `NO: ${differences.join(', ')}` : 'yes',
    ]),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map(line => line[column]?.length ?? 0))) ?? [];
  return lines
    .map(line => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map(line => line.trimEnd())
    .join('\n');
}
