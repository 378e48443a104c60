/** The principles for every state of the popup, and the table of measurements. */
import { expect, type Page } from '@playwright/test';
import { LANGUAGE_TAGS } from '../../src/core/languages.ts';
import type { State } from './drawn-state.ts';
import { type Measured, measure, pseudoLocale } from './measure.ts';
import { POPUP_SIZE, SHORT_SIZE } from './stage.ts';
import { translate } from './translate.ts';

const SIZES = [
  { ...POPUP_SIZE, name: '400', text: '100%' },
  { ...SHORT_SIZE, name: 'short', text: '100%' },
  { ...POPUP_SIZE, name: '320', width: 320, text: '100%' },
  { ...POPUP_SIZE, name: '200 %', text: '200%' },
] as const;
type Size = (typeof SIZES)[number];
/** The pseudo-language comes last: it cannot be undone. */
const LOCALES = [...LANGUAGE_TAGS, 'pseudo'] as const;
const SCHEMES = ['light', 'dark'] as const;

/** Where the main button of a recovery is, in CSS px from the top, by size. Labels and lists above never move it. */
const PRIMARY_TOP: Partial<Record<Size['name'], number>> = { '400': 447, short: 349 };
/** Main buttons that take time or delete. Others lead on, or hand something over. */
const DOES: readonly (string | null)[] = ['run', 'confirm', 'reload'];

/** One line a state: the maximum of each measure over all its drawings. */
const table: string[] = [];

/** Draws a state in both colour schemes and languages, narrow and with large text; fails if a principle is broken. */
export async function expectPrinciples(state: State, popup: Page): Promise<void> {
  const seen: Measured[] = [];
  for (const locale of LOCALES) {
    await translate(popup, locale === 'pseudo' ? 'en' : locale);
    if (locale === 'pseudo') await popup.evaluate(pseudoLocale);
    // Colours change no length.
    for (const colorScheme of locale === 'en' || locale === 'pseudo' ? SCHEMES : (['light'] as const)) {
      await popup.emulateMedia({ colorScheme });
      for (const size of SIZES) {
        await resize(popup, size, state);
        await popup.evaluate(text => {
          document.documentElement.style.fontSize = text;
        }, size.text);
        const measured = await popup.evaluate(measure);
        seen.push(measured);
        const how = `${state.name}, ${locale}, ${colorScheme}, ${size.name}`;
        expect(measured.sideways, `sideways: ${how}`).toBeLessThanOrEqual(0);
        if (state.other) continue;
        expectAny(measured, how);
        if (!state.read) expectRoom(measured, size, locale, how);
        if (locale === 'en') expectSaid(state, measured, how);
        if (locale === 'en') expectPlace(state, size, measured, how);
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

/**
 * Nothing scrolls in the popup's own size. Where a browser gives less height, a view without a main button may, and a
 * longer language, but never what is to be read before the button: that is in sight, and nothing covers it.
 */
function expectRoom({ height, top, covered }: Measured, size: Size, locale: string, how: string): void {
  if (size.name === '400' || (size.name === 'short' && locale === 'en' && top !== null))
    expect(height, `1, height: ${how}`).toBeLessThanOrEqual(size.height);
  if (size.name === 'short') expect(covered, `15, in sight: ${how}`).toEqual([]);
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
function expectPlace({ name }: State, size: Size, { first, top }: Measured, how: string): void {
  const wanted = PRIMARY_TOP[size.name];
  if (wanted && first && top !== null && !name.startsWith('idle')) expect(top, `4, place: ${how}`).toBe(wanted);
}

/** Gives the popup another window, and waits until it has seen that; other pages do not care for their height. */
export async function resize(
  popup: Page,
  { width, height }: { width: number; height: number },
  { other }: Pick<State, 'other'>,
): Promise<void> {
  await popup.setViewportSize({ width, height });
  if (other) return;
  const isShort = height === SHORT_SIZE.height;
  await popup.waitForFunction(each => document.documentElement.hasAttribute('data-short') === each, isShort);
}
