/** Opens a report's file. It can hold anything, and be of any size; what is passed on can be drawn. */
import type { Packet } from '../packet/model';
import { readPacket, type Unreadable } from '../packet/read';

/** No report of ours comes near this size, in bytes. */
const MOST_BYTES = 2_000_000;

/** The largest number that any report has a use for: the year 2096 in epoch ms. As seconds it still is a time. */
const LARGEST = 4e12;

/** Why a file is not shown: besides what `readPacket` says, its size, or a time or number that cannot be. */
export type Unshown = Unreadable | 'too_large' | 'impossible';

/** The packet in a file, or why there is none to show; a file that is too large is not read. Never throws. */
export async function openReport(file: Pick<Blob, 'size' | 'text'>): Promise<Packet | Unshown> {
  if (file.size > MOST_BYTES) return 'too_large';
  const packet = readPacket(await file.text().catch(() => ''));
  return typeof packet === 'string' || isPossible(packet) ? packet : 'impossible';
}

/** The schema knows only how a time and a number are written: the 99th month fits it, and no clock can show that. */
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
