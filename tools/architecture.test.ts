import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test.each(['docs/architecture.md', 'README.md', 'CONTRIBUTING.md'])('what %s names is there', file => {
  const named = [...readFileSync(file, 'utf8').matchAll(/`((?:src|docs|tools|e2e|public)\/[\w./-]+)`/g)];
  expect(named.map(([, path = '']) => path).filter(path => !existsSync(path))).toEqual([]);
});
