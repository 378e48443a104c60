/** The skeletons of a new failure and a new step have a place in today's files. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Part, withPart, withSentence } from './skeleton.ts';
import { failureSkeleton, stepSkeleton } from './skeletons.ts';

const MESSAGES = readFileSync('public/_locales/en/messages.json', 'utf8');

test.each([
  ['failure', failureSkeleton],
  ['step', stepSkeleton],
])('every part of a new %s has its place', (_, skeletonOf) => {
  for (const part of skeletonOf('made-up').parts)
    expect(withPart(readFileSync(part.file, 'utf8'), part)).toContain(part.text);
});

test.each([
  ['failure', failureSkeleton],
  ['step', stepSkeleton],
])('the sentences of a new %s stand in their order, and change no other', (_, skeletonOf) => {
  const { sentences } = skeletonOf('made-up');
  const json = sentences.reduce((text, each) => withSentence(text, 'made-up', each), MESSAGES);
  const added = Object.keys(JSON.parse(json)).filter(key => key.includes('made_up'));
  expect(added).toEqual(sentences.map(({ key }) => key));
  const others = Object.entries(JSON.parse(json)).filter(([key]) => !added.includes(key));
  expect(`${JSON.stringify(Object.fromEntries(others), null, 2)}\n`).toBe(MESSAGES);
});

test('a part whose place is not there, or not the only one, is refused', () => {
  const part: Part = { file: 'some.ts', place: 'before', line: 'here', text: 'new' };
  expect(withPart('first\nhere\nlast', part)).toBe('first\nnew\nhere\nlast');
  expect(withPart('first\nhere\nlast', { ...part, place: 'after' })).toBe('first\nhere\nnew\nlast');
  expect(() => withPart('nothing', part)).toThrow('0 lines in some.ts');
  expect(() => withPart('here\nhere', part)).toThrow('2 lines in some.ts');
});
