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
  // Most words of a report are our own, and have nothing to decode.
  const view = /^[A-Za-z _-]*$/.test(text) ? null : (decodings(text).at(-1) ?? null);
  const changes = placesIn(view?.text ?? text).map(([place, words]) => ({
    place: view ? toOriginal(view, place) : place,
    words,
  }));
  let out = '';
  let done = 0;
  for (const { place, words } of changes.sort((one, other) => one.place[0] - other.place[0])) {
    if (place[0] < done) continue;
    out += text.slice(done, place[0]) + words;
    done = place[1];
  }
  return out + text.slice(done);
}
