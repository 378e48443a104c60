/** Texts for tests in which what is to be found stands between § and §. */
import type { Span } from '../span';

/** The text without these signs, and the places that stood between them, in order. */
export function marked(text: string): { plain: string; places: Span[] } {
  const parts = text.split('§');
  let at = 0;
  const ends = parts.map(part => {
    at += part.length;
    return at;
  });
  const places = parts.flatMap((_, index): Span[] => (index % 2 ? [[ends[index - 1] ?? 0, ends[index] ?? 0]] : []));
  return { plain: parts.join(''), places };
}
