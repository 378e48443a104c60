/** Opens a report's file. It can hold anything, in any size; what this returns can be drawn. */
import type { Packet } from './model';
import { type ReadError, readPacket } from './read-packet';

/** Our own reports are far smaller, in bytes. */
const MOST_BYTES = 2_000_000;

/** The largest number that a report can need: the year 2096 in epoch ms. In seconds it is still a valid time. */
const LARGEST = 4e12;

/** Why a file is not shown: a reason of `readPacket`, its size, or an impossible time or number. */
export type OpenError = ReadError | 'too_large' | 'impossible';

/** The packet in a file, or why it cannot be shown; a file that is too large is not read. Never throws. */
export async function openReport(file: Pick<Blob, 'size' | 'text'>): Promise<Packet | OpenError> {
  if (file.size > MOST_BYTES) return 'too_large';
  const packet = readPacket(await file.text().catch(() => ''));
  return typeof packet === 'string' || isPossible(packet) ? packet : 'impossible';
}

/** The schema checks only the format of times and numbers: month 99 matches it, and no clock can show that. */
function isPossible(packet: Packet): boolean {
  const { createdAt, failure, steps, timeline } = packet;
  const times = [createdAt, failure.firstAt, failure.lastAt, ...[...steps, ...timeline].map(({ at }) => at)];
  return times.every(time => Number.isFinite(Date.parse(time))) && numbersIn(packet).every(isUsual);
}

function isUsual(number: number): boolean {
  return Math.abs(number) <= LARGEST;
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}
