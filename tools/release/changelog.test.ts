import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dayOf, sectionOf } from './changelog.ts';
import { versionIn } from './packages.ts';

const LOG = `# Changes

## 1.10.0 (2026-12-01)

- More.

## 1.1.0 (not yet released)

- First.
  Goes on.

## 1.0.0
`;

test('the words of a version are those under its heading, up to the next', () => {
  expect(sectionOf(LOG, '1.10.0')).toBe('- More.');
  expect(sectionOf(LOG, '1.1.0')).toBe('- First.\n  Goes on.');
  expect(sectionOf(LOG, '1.0.0')).toBeNull();
  expect(sectionOf(LOG, '1.1')).toBeNull();
});

test('the day is the heading’s own', () => {
  expect(dayOf(LOG, '1.10.0')).toBe('2026-12-01');
  expect(dayOf(LOG, '1.1.0')).toBeNull();
  expect(dayOf(LOG, '2.0.0')).toBeNull();
});

test('the changelog tells of the version that there is', () => {
  expect(sectionOf(readFileSync('CHANGELOG.md', 'utf8'), versionIn('.'))).not.toBeNull();
});
