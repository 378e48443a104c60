import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packed } from './ordinary';

const FOLDER = 'packages/redact/words';
const WORDS = readdirSync(FOLDER).flatMap(file => readFileSync(`${FOLDER}/${file}`, 'utf8').trim().split(/\s+/));

test('public/words.txt holds the ordinary words', async () => {
  await expect(packed(WORDS)).toMatchFileSnapshot('../../../public/words.txt');
});

test('the ordinary words are in small letters', () => {
  expect(WORDS.filter(word => word !== word.toLowerCase() || /[A-Z]/.test(word))).toEqual([]);
});
