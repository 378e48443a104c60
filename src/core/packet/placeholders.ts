/**
 * Renumbers a packet's placeholders in order of appearance: `[removed 1]` everywhere for the same value. The stored
 * tags are derived from the values, and must not leave in a packet.
 */
import { PLACEHOLDER } from '@re-pair/redact';
import type { Packet } from './model';

/** The packet with its placeholders renumbered. */
export function renumberPlaceholders(packet: Packet): Packet {
  const tags: string[] = [];
  return mapTexts(packet, text =>
    text.replace(PLACEHOLDER, (_, tag: string) => {
      if (!tags.includes(tag)) tags.push(tag);
      return `[removed ${tags.indexOf(tag) + 1}]`;
    }),
  );
}

/** The packet with every text in it changed; numbers and structure stay. */
export function mapTexts(packet: Packet, change: (text: string) => string): Packet {
  const changed = (value: unknown): unknown => {
    if (typeof value === 'string') return change(value);
    if (Array.isArray(value)) return value.map(changed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, changed(inside)]));
  };
  return changed(packet) as Packet;
}
