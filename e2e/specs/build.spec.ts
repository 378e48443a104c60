/** What the build promises of the files that every page of heyron.ai gets. */
import { sizesOf } from '../benchmark/size.ts';
import { EXTENSION } from '../worlds/test.ts';
import { expect, test } from './stand-in-test.ts';

test('both scripts of every page together are under 6 KB', () => {
  const sizes = sizesOf(EXTENSION).everyPage.map(({ gzip }) => gzip);
  expect(sizes).toHaveLength(2);
  expect(sizes.reduce((total, size) => total + size, 0)).toBeLessThan(6_000);
});
