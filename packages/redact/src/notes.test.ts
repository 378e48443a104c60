/**
 * Notes as people write them, by somebody who had not seen the rules: what support needs from them, or what is private in
 * them, stands between § and §. Unlike a shape with values put in, each is written once and in its own words. When they
 * were first looked at, 32 of the private ones kept something, and 104 of the others lost something.
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

function notesIn(file: string): Note[] {
  const lines = readFileSync(`packages/redact/src/specimens/${file}`, 'utf8').split('\n').filter(Boolean);
  return lines.map(line => {
    const { plain, places } = marked(line);
    return { plain, parts: places.map(place => plain.slice(...place)), leaving: withoutPersonal(redact(plain)).text };
  });
}

const told = (notes: readonly Note[]) => notes.map(({ plain, leaving }) => `${plain}\n  ⇒ ${leaving}`).join('\n');

test('what support needs leaves, in all but a few of the notes in which nothing is private', () => {
  const notes = notesIn('notes.txt');
  const lost = notes.filter(({ parts, leaving }) => parts.some(part => !leaving.includes(part)));
  expect(notes).toHaveLength(360);
  expect(lost.length / notes.length, told(lost)).toBeLessThanOrEqual(0.05);
});

test('what is private stays, in all but a few of the others', () => {
  const notes = notesIn('notes-private.txt');
  const leaks = notes.filter(({ parts, leaving }) =>
    parts.some(part => leaving.toLowerCase().includes(part.toLowerCase())),
  );
  expect(notes).toHaveLength(240);
  expect(leaks.length / notes.length, told(leaks)).toBeLessThanOrEqual(0.06);
});
