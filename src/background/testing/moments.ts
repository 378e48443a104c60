/** The moments at which something is made to happen to the background: before its first call, its second, and so on without end. */
import fc from 'fast-check';

/**
 * Set by `npm run test:more`, which guards every landing: each moment is tried. Otherwise about a tenth of them is, drawn from
 * the test's own seed, since all of them take longer than everything else that `npm test` does.
 */
export const EVERY_MOMENT = process.env.EVERY_MOMENT === '1';

/** Twice as much as the gap between two of them comes to, less one. */
const WIDEST_GAP = EVERY_MOMENT ? 1 : 19;
/** More than any test has. */
const MOST = 1_000;

/** The moments to try, in order, from `first` on; whoever asks stops once nothing is left to happen to. */
export function* moments(first = 0): Generator<number> {
  const gaps = fc.sample(fc.integer({ min: 1, max: WIDEST_GAP }), MOST);
  let moment = first;
  for (const gap of gaps) {
    yield moment;
    moment += gap;
  }
  throw new Error(`more than ${MOST} moments`);
}
