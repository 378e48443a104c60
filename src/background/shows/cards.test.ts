import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (file: string) => readFileSync(file, 'utf8');

test('a page is sent every word that its cards say beside the story, and no other', () => {
  const [, list = ''] = /ON_CARDS[^=]*= \[([^\]]*)\]/.exec(read('src/background/shows/cards.ts')) ?? [];
  const sent = [...list.matchAll(/'(\w+)'/g)].map(([, key]) => key);
  const code = ['prompt', 'guide', 'card'].map(name => read(`src/content/${name}.ts`)).join('\n');
  const said = [...code.matchAll(/(?:\bsay\(|label: )(?:[^?\n]*\? )?'(\w+)'(?: : '(\w+)')?/g)].flatMap(
    ([, one, other]) => (other ? [one, other] : [one]),
  );
  expect(sent.length).toBeGreaterThan(0);
  expect([...new Set(said)].sort()).toEqual(sent.sort());
});
