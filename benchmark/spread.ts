/** A median with its spread: on a shared machine a single number says nothing. */

export interface Spread {
  readonly median: number;
  /** The middle half lies between these two. */
  readonly lower: number;
  readonly upper: number;
  readonly least: number;
  readonly most: number;
  readonly count: number;
}

/** Measures two cases `rounds` times, in turns: another one begins each round. */
export async function inTurns<Case, Found>(
  rounds: number,
  [one, other]: readonly [Case, Case],
  measure: (each: Case) => Promise<Found>,
): Promise<(readonly [one: Found, other: Found])[]> {
  const pairs: (readonly [Found, Found])[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2) pairs.push([await measure(one), await measure(other)]);
    else {
      const second = await measure(other);
      pairs.push([await measure(one), second]);
    }
  }
  return pairs;
}

/** Describes some values. @throws Error when there are none. */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new Error('nothing was measured');
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const [below = 0, above = below] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return below + (above - below) * (place - Math.floor(place));
  };
  return {
    median: at(0.5),
    lower: at(0.25),
    upper: at(0.75),
    least: at(0),
    most: at(1),
    count: sorted.length,
  };
}
