import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BUDGETS } from './budgets.ts';

test('every dependency has its line of reason, and no other has', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const [shipped = '', other = ''] = readFileSync('docs/dependencies.md', 'utf8')
    .split(/^## .*$/m)
    .slice(1);
  const named = (part: string) => [...part.matchAll(/^\| `(.+?)` \| \S/gm)].map(([, name]) => name);
  expect(named(shipped)).toEqual(Object.keys(dependencies));
  expect(named(other)).toEqual(Object.keys(devDependencies));
});

test('there are no more of them than there may be', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const shipped = Object.keys(dependencies).length;
  expect(shipped).toBeLessThanOrEqual(BUDGETS.shippedDependencies);
  expect(shipped + Object.keys(devDependencies).length).toBeLessThanOrEqual(BUDGETS.dependencies);
});
