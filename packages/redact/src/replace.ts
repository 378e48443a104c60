/** Replaces places in a text however they are written. */
import { decodings, toOriginal } from './normalized';
import type { Span } from './span';

/** A place in a text, and its replacement. */
export type Replacement = readonly [place: Span, words: string];

/**
 * Replaces the places that are found in a text once all of its escapes are decoded. In an address inside another one,
 * characters are escaped; a reader still sees the same address. A place within an earlier one goes with that.
 */
export function replacePlaces(text: string, placesIn: (text: string) => readonly Replacement[]): string {
  if (/^[A-Za-z _-]*$/.test(text)) return text; // most words of a report, which are our own
  const [plain, ...unescaped] = decodings(text);
  const view = unescaped.at(-1) ?? plain;
  const changes = placesIn(view.text).map(([place, words]) => ({ place: toOriginal(view, place), words }));
  let out = '';
  let done = 0;
  for (const { place, words } of changes.sort((one, other) => one.place[0] - other.place[0])) {
    if (place[0] < done) continue;
    out += text.slice(done, place[0]) + words;
    done = place[1];
  }
  return out + text.slice(done);
}
