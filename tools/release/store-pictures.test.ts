import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, LANGUAGE_TAGS } from '../../src/core/languages.ts';

const FOLDER = 'docs/store';
const pictures = readdirSync(FOLDER).filter(name => name.endsWith('.png'));

/** Width and height, as a PNG's first chunk says them. */
function sizeOf(name: string): readonly [number, number] {
  const file = readFileSync(path.join(FOLDER, name));
  return [file.readUInt32BE(16), file.readUInt32BE(20)];
}

test('there are five pictures and a small tile in the sizes that the stores take, and small', () => {
  const sizes = Object.fromEntries(pictures.map(name => [name, sizeOf(name)]));
  const { 'tile.png': tile, ...others } = sizes;
  expect(tile).toEqual([440, 280]);
  expect(Object.values(others)).toEqual(Array.from({ length: 5 }, () => [1280, 800]));
  const bytes = pictures.reduce((sum, name) => sum + readFileSync(path.join(FOLDER, name)).length, 0);
  expect(bytes).toBeLessThan(1_500_000);
});

test('their text names each of them, and no other, and the manifest’s own description', () => {
  const text = readFileSync(path.join(FOLDER, 'text.md'), 'utf8');
  const named = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, name = '']) => name);
  expect(named.filter(name => name.endsWith('.png')).sort()).toEqual([...pictures].sort());
  expect(named.every(name => existsSync(path.join(FOLDER, name)))).toBe(true);
  const { extension_description } = JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8'));
  expect(text).toContain(`> ${extension_description.message}\n`);
  expect(extension_description.message.length).toBeLessThanOrEqual(132);
});

const translations = LANGUAGE_TAGS.filter(tag => tag !== 'en');

test.each(translations)(
  'the text in %s has the manifest’s description in that language, and as many points',
  language => {
    const text = readFileSync(path.join(FOLDER, `text.${language}.md`), 'utf8');
    const file = `public/_locales/${folderOf(language)}/messages.json`;
    const { extension_description, extension_name } = JSON.parse(readFileSync(file, 'utf8'));
    expect(text.startsWith(`> ${extension_description.message}\n`)).toBe(true);
    expect(extension_description.message.length).toBeLessThanOrEqual(132);
    expect(extension_name.message.length).toBeLessThanOrEqual(45);
    const pointsOf = (words: string) => words.match(/^- /gm)?.length;
    expect(pointsOf(text)).toBe(pointsOf(readFileSync(path.join(FOLDER, 'text.md'), 'utf8')));
  },
);
