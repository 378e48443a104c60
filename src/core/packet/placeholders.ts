/**
 * Placeholders of a packet, counted anew in the order in which they come: `[removed 1]` everywhere for the same value. The
 * tags that are stored are made from the values, and leave with no packet.
 */
import { PLACEHOLDER } from '../redact/placeholder';
import type { Packet } from './model';

/** The packet with its placeholders counted. */
export function countedAnew(packet: Packet): Packet {
  const tags: string[] = [];
  return mapTexts(packet, text =>
    text.replace(PLACEHOLDER, (_, tag: string) => {
      if (!tags.includes(tag)) tags.push(tag);
      return `[removed ${tags.indexOf(tag) + 1}]`;
    }),
  );
}

/** A packet with every text in it changed; its numbers and its shape stay. */
export function mapTexts(packet: Packet, change: (text: string) => string): Packet {
  const changed = (value: unknown): unknown => {
    if (typeof value === 'string') return change(value);
    if (Array.isArray(value)) return value.map(changed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, changed(inside)]));
  };
  return changed(packet) as Packet;
}

/** A placeholder as a packet has it. */
export const COUNTED = /\[removed \d+\]/;
