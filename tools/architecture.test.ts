import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

test.each(['docs/architecture.md', 'README.md', 'CONTRIBUTING.md'])('what %s names is there', file => {
  const named = [...readFileSync(file, 'utf8').matchAll(/`((?:src|packages|docs|tools|e2e|public)\/[\w./-]+)`/g)];
  expect(named.map(([, path = '']) => path).filter(path => !existsSync(path))).toEqual([]);
});

test('no two files of the tests in browsers have one name', () => {
  const names = readdirSync('e2e', { recursive: true, encoding: 'utf8' })
    .filter(name => /\.ts$/.test(name))
    .map(name => path.basename(name));
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
