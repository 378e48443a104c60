/**
 * Forced colours and reduced motion: when the system chooses every colour, what matters still differs, and nothing
 * moves.
 */
import { expect, type Page } from '@playwright/test';
import { expectPrompt } from '../browser/prompt.ts';
import { saveScreenshot } from '../browser/screenshot.ts';
import { promptColours } from './closed-root.ts';
import { contrast, over } from './contrast.ts';
import { test } from './stage-fixtures.ts';
import { STATES } from './states.ts';

/** One of each kind of view: failing, active, choosing, showing, waiting, asking, deleting, over, and healthy. */
const LOOKED_AT = [
  'failing-pairing-required',
  'step-running',
  'ways',
  'way-phone',
  'waiting-support',
  'consent',
  'clearing',
  'details',
  'solved-by-itself',
  'idle-connected',
];

/** Least contrast of a sign with its background (WCAG 2.2, 1.4.11), and of text (1.4.3). */
const SIGN = 3;
const TEXT = 4.5;

for (const name of LOOKED_AT)
  test(`${name}: in forced colours, and still`, async ({ stage }) => {
    const state = STATES.find(each => each.name === name);
    if (!state) throw new Error(`there is no state ${name}`);
    await stage.clean();
    const popup = await state.setUp(stage);
    for (const colorScheme of ['light', 'dark'] as const) {
      await popup.emulateMedia({ colorScheme, forcedColors: 'active' });
      await saveScreenshot(popup, `forced-${name}.${colorScheme}`);
      expectTold(await colours(popup), `${name}, ${colorScheme}`);
    }
    await expectStill(popup);
  });

test('the prompt in the page: in forced colours', async ({ stage }) => {
  await stage.clean();
  const page = await stage.failing('pairing-required');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, forcedColors: 'active' });
    await expectPrompt(page);
    await saveScreenshot(page, `forced-prompt.${colorScheme}`);
    const { card, 'fix-it': main, dismiss } = await promptColours(page);
    if (!card || !main || !dismiss) throw new Error('the prompt is not complete');
    expect(contrast(card.border, card.ground), 'edge of the card').toBeGreaterThanOrEqual(SIGN);
    expect(
      contrast(main.text, main.backed ? card.ground : main.ground),
      'words of the main button',
    ).toBeGreaterThanOrEqual(TEXT);
    expect(contrast(main.ground, card.ground), 'the main button').toBeGreaterThanOrEqual(SIGN);
    expect(contrast(dismiss.border, card.ground), 'edge of the other button').toBeGreaterThanOrEqual(SIGN);
  }
});

interface Drawn {
  readonly ground: string;
  /** The picture's lines, halves, faces and signs by colour; and the seam, where it is mended. */
  readonly picture: readonly string[];
  readonly seam: { readonly line: string; readonly half: string } | null;
  readonly icons: readonly string[];
  readonly primary: { readonly text: string; readonly ground: string; readonly edge: string } | null;
  readonly focus: { readonly style: string; readonly width: string; readonly colour: string };
}

async function colours(popup: Page): Promise<Drawn> {
  await popup.keyboard.press('Tab'); // from here on the focus is visible
  return popup.evaluate(() => {
    const all = (selector: string) => [...document.querySelectorAll(selector)].filter(each => each.checkVisibility());
    const style = (element: Element) => getComputedStyle(element);
    const [button] = all('.primary');
    const seam = document.querySelector('.picture [paint-order]');
    const target = (button ?? all('button')[0]) as HTMLElement;
    target.focus();
    const focused = style(target);
    return {
      ground: style(document.body).backgroundColor,
      picture: all(
        '.picture [stroke]:not([paint-order]), .picture path[fill]:not([paint-order]), .picture circle[r="10"]',
      ).flatMap(each => {
        const { stroke, fill } = style(each);
        // A face has the background's colour and an edge; a sign has the background's colour on a disc.
        const isSign = each.matches('g > circle + path') && stroke !== 'none' && fill === 'none';
        return isSign ? [] : [stroke === 'none' ? fill : stroke];
      }),
      seam: seam && { line: style(seam).stroke, half: style(seam).fill },
      icons: all('svg[stroke="currentColor"]').map(each => style(each).color),
      primary: button
        ? {
            text: style(button).color,
            // The browser puts the page's colour behind words that it colours itself.
            ground: style(style(button).forcedColorAdjust === 'none' ? button : document.body).backgroundColor,
            edge: style(button).borderTopColor,
          }
        : null,
      focus: { style: focused.outlineStyle, width: focused.outlineWidth, colour: focused.outlineColor },
    };
  });
}

/** Everything is visible, and different meanings look different. */
function expectTold({ ground, picture, seam, icons, primary, focus }: Drawn, how: string): void {
  const seen = (colour: string, what: string, least = SIGN) =>
    expect(contrast(over(colour, ground), ground), `${what}: ${how}`).toBeGreaterThanOrEqual(least);
  for (const colour of picture) seen(colour, 'a part of the picture', 2);
  if (seam) expect(contrast(seam.line, seam.half), `the seam of the joint: ${how}`).toBeGreaterThanOrEqual(SIGN);
  for (const colour of icons) seen(colour, 'an icon');
  if (primary) {
    expect(contrast(primary.text, primary.ground), `words of the main button: ${how}`).toBeGreaterThanOrEqual(TEXT);
    seen(primary.edge, 'edge of the main button');
  }
  expect(focus.style, `focus: ${how}`).toBe('solid');
  expect(Number.parseFloat(focus.width), `focus: ${how}`).toBeGreaterThanOrEqual(2);
  seen(focus.colour, 'focus');
}

/** Nothing moves if the user wants that; checked on a view that does move otherwise, if any does. */
async function expectStill(popup: Page): Promise<void> {
  const moving = () => popup.evaluate(() => document.getAnimations().length);
  const movable = await popup.locator('.turn, .pulse, .on-its-way, .checks [data-result="running"] svg').count();
  await popup.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });
  await expect.poll(moving).toBe(movable);
  await popup.emulateMedia({ reducedMotion: 'reduce' });
  await expect.poll(moving).toBe(0);
}
