/** Places in a text, in UTF-16 units. */

/** From the first unit of a place to just after its last. */
export type Span = readonly [from: number, to: number];

/** The places in order; overlapping or touching ones are merged. */
export function merged(spans: readonly Span[]): Span[] {
  const out: [number, number][] = [];
  for (const [from, to] of [...spans].sort((one, other) => one[0] - other[0])) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else if (to > from) out.push([from, to]);
  }
  return out;
}

/** The places, each moved on by so many units. */
export function shifted(spans: readonly Span[], by: number): Span[] {
  return spans.map(([from, to]) => [from + by, to + by]);
}

/** Whether a place overlaps one of these. */
export function overlapsAny(spans: readonly Span[]): (place: Span) => boolean {
  const all = merged(spans);
  return ([from, to]) => firstAfter(all, from)[0] < to;
}

/** Whether a place lies within one of these. */
export function insideAny(spans: readonly Span[]): (place: Span) => boolean {
  const all = merged(spans);
  return ([from, to]) => {
    const [first, end] = firstAfter(all, from);
    return first <= from && to <= end;
  };
}

/** The first of these sorted spans that ends after a place. */
function firstAfter(spans: readonly Span[], place: number): Span {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.[1] ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return spans[low] ?? [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
}

/** Where a pattern with the flag `g` matches. */
export function matchesOf(pattern: RegExp, text: string): Span[] {
  return all(pattern, text, ({ 0: { length }, index }) => [index, index + length]);
}

/** Where a named group of a pattern with the flags `d` and `g` matches. */
export function groupMatchesOf(pattern: RegExp, text: string, name: string): Span[] {
  return all(pattern, text, ({ indices }) => indices?.groups?.[name]);
}

/** Used in place of `matchAll`, which clones the pattern each time: most patterns match nothing in most texts. */
function all(pattern: RegExp, text: string, placeOf: (match: RegExpExecArray) => Span | undefined): Span[] {
  const found: Span[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const place = placeOf(match);
    if (place) found.push(place);
    if (match[0] === '') pattern.lastIndex++;
  }
  return found;
}
