/** Whether a popup can be read and used at first sight, in a narrow window, and with large text. */
import { expect, type Page } from '@playwright/test';
import { POPUP_SIZE } from './stage.ts';

const NARROW = { width: 320, height: 600 };
/** The lowest that the one thing to do next may reach: what a person sees without scrolling. In CSS px. */
const FIRST_SIGHT = 560;

/** Fails when the one button that stands out is not within first sight. */
export async function expectNextAtFirstSight(popup: Page): Promise<void> {
  const next = popup.locator('button.primary');
  expect(await next.count(), 'buttons that stand out').toBeLessThan(2);
  const box = (await next.count()) ? await next.boundingBox() : null;
  if (box)
    expect(Math.floor(box.y + box.height), 'lower edge of the next thing to do').toBeLessThanOrEqual(
      FIRST_SIGHT,
    );
}

/** Fails when something is cut off or has to be scrolled sideways: narrow, and with text twice as large. */
export async function expectReflows(popup: Page): Promise<void> {
  await popup.setViewportSize(NARROW);
  await expectNoSidewaysScroll(popup, 'narrow');
  await popup.setViewportSize(POPUP_SIZE);
  await popup.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await expectNoSidewaysScroll(popup, 'with text twice as large');
}

async function expectNoSidewaysScroll(popup: Page, how: string): Promise<void> {
  const excess = await popup.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(excess, `px that stand out sideways, ${how}`).toBeLessThanOrEqual(0);
}
