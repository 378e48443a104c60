/**
 * Notes as people write them, by two writers who had not seen the rules: what support needs from them, or what is private
 * in them, stands between § and §. Unlike a shape with values put in, each is written once and in its own words. The later
 * ones were first looked at after the rules were made: 2 of 150 lost something, and 18 of 150 kept something private.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withoutPersonal } from './personal';
import { redact } from './redact';
import { marked } from './testing/marked';
import './testing/words';

interface Note {
  readonly plain: string;
  readonly parts: readonly string[];
  /** What leaves where nobody looked. */
  readonly leaving: string;
}

function notesIn(...files: string[]): Note[] {
  const texts = files.map(file => readFileSync(`packages/redact/src/specimens/${file}`, 'utf8'));
  const lines = texts.join('\n').split('\n').filter(Boolean);
  return lines.map(line => {
    const { plain, places } = marked(line);
    return { plain, parts: places.map(place => plain.slice(...place)), leaving: withoutPersonal(redact(plain)).text };
  });
}

const told = (notes: readonly Note[]) => notes.map(({ plain, leaving }) => `${plain}\n  ⇒ ${leaving}`).join('\n');

test('what support needs leaves, in all but a few of the notes in which nothing is private', () => {
  const notes = notesIn('notes.txt', 'notes-later.txt');
  const lost = notes.filter(({ parts, leaving }) => parts.some(part => !leaving.includes(part)));
  expect(notes).toHaveLength(510);
  expect(lost.length / notes.length, told(lost)).toBeLessThanOrEqual(0.05);
});

test('what is private stays, in all but a few of the others', () => {
  const notes = notesIn('notes-private.txt', 'notes-private-later.txt');
  const leaks = notes.filter(({ parts, leaving }) =>
    parts.some(part => leaving.toLowerCase().includes(part.toLowerCase())),
  );
  expect(notes).toHaveLength(390);
  expect(leaks.length / notes.length, told(leaks)).toBeLessThanOrEqual(0.065);
});
