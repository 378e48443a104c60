/** Secrets that only their letters reveal, to their exact bounds: no name, form or marker helps. */
import { describe, expect, test } from 'vitest';
import { unnamedIn } from './chains';
import { marked } from './testing/marked';

function expectUnnamed(text: string): void {
  const { plain, places } = marked(text);
  expect(unnamedIn(plain, [], [])).toEqual(places);
}

describe('by itself', () => {
  test.each([
    'the pairing is required',
    'it said §xK3vQ9mN2pL7§, twice',
    'it said §qzjxvkwp§ because ab12',
    'a gateway-§xK3vQ9mN2pL7§-token',
    'a gateway-§qzjxvkwp§',
    'a §ab12ключcd345§',
    'see pairing.§xK3vQ9mN2pL7§.required',
  ])('%s', expectUnnamed);
});

describe('joined by signs', () => {
  test.each([
    '§ab12-cd34-ef56§',
    'ab12-cd34',
    '§ab12-cd345§',
    '§ab12:cd34.ef56§',
    'ab12 (cd34) ef56',
    '§aB-3c-De-4f-Gh-5i§',
    'aB-3c-De-4f-Gh',
    'ab-3c-de-4f-gh-5i',
    'AB-3C-DE-4F-GH-5I',
    'aB-xc-De-yf-Gh-zi',
    '§aB-3c-De-4f-Gh-5i-pairing-x1§',
    '12345678-aBcd',
    'aB-pairing-3c-De-4f-Gh',
  ])('%s', expectUnnamed);
});

describe('in a row', () => {
  test.each([
    '§ab12§ §cd34§ §ef56§ §gh78§',
    '§ab12§, §cd34§ | §ef56§; §gh78§',
    'ab12 cd34 ef56',
    '§abc12§ §def34§ §ghi56§',
    'ab12 cd34 the-pairing ef56 gh78',
    '§ab12§ the §cd34§ §ef56§ §gh78§',
    'ab12 pairing cd34 ef56 gh78',
    'ab12 -- cd34 -- ef56 -- gh78',
    '§xK3vQ9mN2pL7§ §ab12§',
    '§xK3vQ9mN2pL7§ qzjx',
    '§xK3vQ9mN2pL7§ Qzjx',
    '§xK3vQ9mN2pL7§ §qzJx§',
    '§xK3vQ9mN2pL7§ §ab12-qzjx§',
    'qzjx xkvw qxzj vkwp',
    '§xK3vQ9mN2pL7§ is §ab12§',
    '§xK3vQ9mN2pL7§ because ab12',
  ])('%s', expectUnnamed);
});

describe('with what stands beside it by chance', () => {
  test.each([
    '§a1-xK3vQ9mN2pL7§',
    'a1.§xK3vQ9mN2pL7§',
    '§a1--xK3vQ9mN2pL7§',
    'a1.-§xK3vQ9mN2pL7§',
    '§xK3vQ9mN2pL7§-.a1',
    '§xK3vQ9mN2pL7_sha256§',
    '§500ms-xK3vQ9mN2pL7§',
    '§xK3vQ9mN2pL7-10hours§',
    '§ab+xK3vQ9mN2pL7/cd§==',
    'ab/§xK3vQ9mN2pL7§/cd',
    '§xK3vQ9mN2pL7_tab12§',
    '§xK3vQ9mN2pL7-toKen§',
    '§xK3vQ9mN2pL7§-token',
    '§xK3vQ9mN2pL7§-gateway2',
  ])('%s', expectUnnamed);
});

describe('beside what is known, or was found before', () => {
  test('what is known is left out, and parts its neighbours', () => {
    expect(unnamedIn('ab12-cd345', [[0, 4]], [])).toEqual([]);
    expect(unnamedIn('xK3vQ9mN2pL7-ab12-a1', [[0, 12]], [])).toEqual([]);
    expect(unnamedIn('a1-tab12-xK3vQ9mN2pL7', [[3, 8]], [])).toEqual([[9, 21]]);
    const places = [
      [0, 12],
      [18, 28],
    ];
    expect(unnamedIn('xK3vQ9mN2pL7-ab12-a1b2c3d4e5', [[13, 17]], [])).toEqual(places);
    expect(unnamedIn('xK3vQ9mN2pL7-ab12-a1b2c3d4e5', [], [[13, 17]])).toEqual(places);
  });

  test('what was found before goes on a row, whatever it is joined to', () => {
    expect(unnamedIn('ab12 hunter cd34', [], [[5, 11]])).toEqual([
      [0, 4],
      [12, 16],
    ]);
    expect(unnamedIn('hunter-pairing ab12', [], [[0, 6]])).toEqual([[15, 19]]);
  });

  test('a piece that is no word goes with what was found, also in the next place', () => {
    expect(unnamedIn('hunter-ab12', [], [[0, 6]])).toEqual([[7, 11]]);
    expect(unnamedIn('hunter ab12', [], [[0, 6]])).toEqual([[7, 11]]);
    expect(unnamedIn('hunter-pairing', [], [[0, 6]])).toEqual([]);
    expect(unnamedIn('hunter (ab12)', [], [[0, 6]])).toEqual([]);
  });
});
