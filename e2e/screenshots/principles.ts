/** The principles for every state of the popup, and the table of measurements. */
import { expect, type Page } from '@playwright/test';
import type { State } from './drawn-state.ts';
import { type Measured, measure, pseudoLocale } from './measure.ts';
import { POPUP_SIZE } from './stage.ts';

const SIZES = [
  { name: '400', width: 400, text: '100%' },
  { name: '320', width: 320, text: '100%' },
  { name: '200 %', width: 400, text: '200%' },
] as const;
const LOCALES = ['en', 'pseudo'] as const;
const SCHEMES = ['light', 'dark'] as const;

/** Where the main button of a recovery is, in CSS px from the top. Labels and lists above never move it. */
const PRIMARY_TOP = 447;
/** Main buttons that take time or delete. Others lead on, or hand something over. */
const DOES: readonly (string | null)[] = ['run', 'confirm', 'reload'];

/** One line a state: the maximum of each measure over all its drawings. */
const table: string[] = [];

/** Draws a state in both colour schemes and languages, narrow and with large text; fails if a principle is broken. */
export async function expectPrinciples(state: State, popup: Page): Promise<void> {
  const seen: Measured[] = [];
  for (const locale of LOCALES) {
    if (locale === 'pseudo') await popup.evaluate(pseudoLocale);
    for (const colorScheme of SCHEMES) {
      await popup.emulateMedia({ colorScheme });
      for (const size of SIZES) {
        await popup.setViewportSize({ width: size.width, height: POPUP_SIZE.height });
        await popup.evaluate(text => {
          document.documentElement.style.fontSize = text;
        }, size.text);
        const measured = await popup.evaluate(measure);
        seen.push(measured);
        const how = `${state.name}, ${locale}, ${colorScheme}, ${size.name}`;
        expect(measured.sideways, `sideways: ${how}`).toBeLessThanOrEqual(0);
        if (state.other) continue;
        expectAny(measured, how);
        if (size.name === '400' && !state.read)
          expect(measured.height, `1, height: ${how}`).toBeLessThanOrEqual(POPUP_SIZE.height);
        if (locale === 'en') expectSaid(state, measured, how);
        if (locale === 'en' && size.name === '400') expectPlace(state, measured, how);
      }
    }
  }
  await popup.evaluate(() => {
    document.documentElement.style.fontSize = '';
  });
  const most = (of: (each: Measured) => number) => Math.max(...seen.map(of));
  const [first] = seen;
  table.push(
    [
      state.name.padEnd(42),
      first?.height,
      most(({ height }) => height),
      first?.words,
      most(({ usable }) => usable),
      first?.top ?? '–',
    ].join('\t'),
  );
}

/** Prints the measurements of every state. */
export function printTable(): void {
  const head = ['state'.padEnd(42), 'height', 'at most', 'words', 'usable', 'button at'].join('\t');
  console.log([head, ...table].join('\n'));
}

/** For every language, size and colour. */
function expectAny(measured: Measured, how: string): void {
  expect(measured.primaries, `2, main buttons: ${how}`).toBeLessThanOrEqual(1);
  expect(measured.seconds, `2, other choices: ${how}`).toBeLessThanOrEqual(2);
  expect(measured.inSight, `4, main button in sight: ${how}`).toBe(true);
  expect(measured.small, `9, targets: ${how}`).toEqual([]);
}

/** For the original language. */
function expectSaid({ read }: State, measured: Measured, how: string): void {
  const { first, picture, words, usable, action, costs } = measured;
  if (!read) {
    expect(words, `3, words: ${how}`).toBeLessThanOrEqual(picture ? 50 : 66);
    expect(usable, `2, usable: ${how}`).toBeLessThanOrEqual(first ? 5 : 6);
  }
  expect(measured.told, `8, told: ${how}`).toBe(true);
  if (!first) return;
  if (DOES.includes(action) && !HANDS_OVER.test(measured.title)) expect(costs, `5, costs: ${how}`).toBe(true);
  expect(measured.jargon, `6, jargon: ${how}`).toEqual([]);
  expect(measured.mono, `6, monospace: ${how}`).toEqual([]);
}

/** There the main button says that something was handed over: it takes somebody else's time. */
const HANDS_OVER = /approval/;

/** During a recovery the main button keeps its place. */
function expectPlace({ name }: State, { first, top }: Measured, how: string): void {
  if (first && top !== null && !name.startsWith('idle')) expect(top, `4, place: ${how}`).toBe(PRIMARY_TOP);
}
