/** What the build promises of the files that every page of heyron.ai gets. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sizesOf } from '../benchmark/size.ts';
import { EXTENSION } from '../worlds/test.ts';
import { expect, test } from './stand-in-test.ts';

test('both scripts of every page together are under 6 KB', () => {
  const sizes = sizesOf(EXTENSION).everyPage.map(({ gzip }) => gzip);
  expect(sizes).toHaveLength(2);
  expect(sizes.reduce((total, size) => total + size, 0)).toBeLessThan(6_000);
});

test('no file is shipped that nothing names', () => {
  const all = readdirSync(EXTENSION, { recursive: true, withFileTypes: true });
  const files = all.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name));
  const texts = files.filter(file => /\.(?:js|css|html|json)$/.test(file));
  const contents = new Map(texts.map(file => [file, readFileSync(file, 'utf8')]));
  const unnamed = files.filter(
    file =>
      !/manifest\.json$|_locales/.test(file) &&
      ![...contents].some(([other, text]) => other !== file && text.includes(path.basename(file))),
  );
  expect(unnamed.map(file => path.relative(EXTENSION, file))).toEqual([]);
});
