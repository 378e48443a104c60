import { expect, test } from 'vitest';
import { type Fault, MOST_FAULTS, withFault } from './faults';

class StorageFailed extends Error {
  override name = 'StorageFailed';
}

test('faults of one sort are counted, and the newest comes last', () => {
  const log = [1, 2, 3].reduce<Fault[]>(
    (so, at) => withFault(so, at === 2 ? 'sweep' : 'journal', new StorageFailed('full'), at),
    [],
  );
  expect(log).toEqual([
    { where: 'sweep', error: 'StorageFailed', count: 1, at: 2 },
    { where: 'journal', error: 'StorageFailed', count: 2, at: 3 },
  ]);
});

test.each([
  ['a text', 'no'],
  ['nothing', undefined],
  ['an error with a name of its own making', Object.assign(new Error(), { name: 'https://secret.test/' })],
])('of %s nothing but that it was one is kept', (_, cause) => {
  expect(withFault([], 'sweep', cause, 1)).toEqual([{ where: 'sweep', error: 'Error', count: 1, at: 1 }]);
});

test('there are never more than so many', () => {
  const full = Array.from({ length: MOST_FAULTS }, (_, at): Fault => {
    return { where: 'sweep', error: `E${'x'.repeat(at % 39)}`, count: 1, at };
  });
  const log = withFault(full, 'journal', new Error(), 99);
  expect([log.length, log.at(-1)?.where]).toEqual([MOST_FAULTS, 'journal']);
});
