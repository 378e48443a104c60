/** How a packet writes times, its file name, and the link to the user's ticket. */
import { heyronHostOf, withoutSecrets } from '../address/heyron';

/**
 * A ticket's heyron.ai address without query and fragment (its path may hold a secret); empty for none, null if
 * invalid.
 */
export function ticketOf(url: string): string | null {
  const given = url.trim();
  if (given === '') return '';
  const known = heyronHostOf(given) ? withoutSecrets(given) : null;
  return known?.startsWith('https:') ? known : null;
}

/** Local time with its offset: `2026-11-22T14:03:09+01:00`. */
export function isoTime(at: number, offset: number): string {
  const local = new Date(at + offset * 60_000).toISOString().slice(0, 19);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`;
}

/** Such a time in UTC, to the minute: `2026-11-22 13:03 UTC`. */
export function utcTime(time: string): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** The offset of such a time, in minutes east of UTC. */
export function offsetOf(time: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(time) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

/** `re-pair-HOST-20261122T140309Z`, without the format's extension. */
export function packetFileName(host: string, now: number): string {
  const time = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  return `re-pair-${host.replace(/[^a-z0-9.-]/g, '')}-${time}`;
}
