/** The moments at which a test disturbs the background: before its first call, its second, and so on. */
import fc from 'fast-check';

/**
 * Set by `npm run test:more`, which guards every landing and tries each moment. `npm test` tries about a tenth, drawn
 * from the test's seed: all of them would take longer than the rest of it together.
 */
export const EVERY_MOMENT = process.env.EVERY_MOMENT === '1';

/** Twice the average gap, minus one. */
const WIDEST_GAP = EVERY_MOMENT ? 1 : 19;
/** More than any test has. */
const MOST = 1_000;

/** The moments to try, in order, from `first` on. The caller stops when there is nothing left to disturb. */
export function* moments(first = 0): Generator<number> {
  const gaps = fc.sample(fc.integer({ min: 1, max: WIDEST_GAP }), MOST);
  let moment = first;
  for (const gap of gaps) {
    yield moment;
    moment += gap;
  }
  throw new Error(`more than ${MOST} moments`);
}
