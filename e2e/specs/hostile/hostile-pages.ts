/** What hostile pages do in several specs. */
import type { Page } from '@playwright/test';
import { addressOf, type Browser } from '../../browser/browser.ts';
import { eventually } from '../../browser/eventually.ts';
import { newPageBy } from '../../browser/new-page.ts';
import type { Popup } from '../../browser/popup.ts';
import { expect } from '../stand-in-fixtures.ts';
import { STUBBORN } from '../stubborn-tab.ts';

/** Another agent, with a hostile owner. */
export const NEIGHBOUR = 'user-0241.c1.heyron.ai';
/** Its page, which shows and does nothing on its own. */
export const ITS_PAGE = `https://${NEIGHBOUR}/stubborn`;
/** A website of somebody else's. */
export const WEBSITE = 'https://unrelated.test/';
/** A request that nobody made. */
export const FORGED = 'f0f0f0f0-0000-4000-8000-000000000000';
/** Longer than it takes to scan a page and handle its report. In ms. */
export const A_WHILE_MS = 1_000;

/** What a page shows that has no gateway's own words. */
export const bannerIn = (page: Pick<Page, 'evaluate'>, words = 'Auth failed: pairing required') =>
  page.evaluate(text => {
    document.body.innerHTML = '<div role="alert"></div>';
    const [banner] = document.body.children;
    if (banner) banner.textContent = text;
  }, words);

/** How to add a frame to a page; without an address it is empty. */
export interface Framing {
  readonly src?: string;
  readonly sandbox?: string;
  readonly srcdoc?: string;
}

/** The frames that an agent's page can hold: its own policy forbids other hosts. */
export const FRAMES: readonly (readonly [what: string, how: Framing])[] = [
  ['a sandboxed frame of its own host', { src: STUBBORN, sandbox: 'allow-scripts' }],
  ['a sandboxed frame that may open windows', { src: STUBBORN, sandbox: 'allow-scripts allow-popups' }],
  ['a frame of its own host', { src: STUBBORN }],
  ['a sandboxed frame that keeps its origin', { src: STUBBORN, sandbox: 'allow-scripts allow-same-origin' }],
  ['a frame that is written in place', { srcdoc: '<title>In place</title><body></body>' }],
  ['an empty frame', {}],
];

/** Adds a frame to a page; resolves with it once it has loaded. */
export async function addFrame(page: Page, { src, sandbox, srcdoc }: Framing) {
  await page.evaluate(
    how =>
      new Promise<void>(loaded => {
        const frame = document.createElement('iframe');
        if (how.sandbox !== null) frame.setAttribute('sandbox', how.sandbox);
        frame.onload = () => loaded();
        if (how.srcdoc !== null) frame.srcdoc = how.srcdoc;
        if (how.src !== null) frame.src = how.src;
        document.body.append(frame);
      }),
    { src: src ?? null, sandbox: sandbox ?? null, srcdoc: srcdoc ?? null },
  );
  const frame = page.frames().at(-1);
  if (!frame) throw new Error('the page has no frame');
  if (src) await eventually(() => addressOf(frame)).toContain(new URL(src).host);
  return frame;
}

/** Opens a window from a website, as a click there does. */
export async function openedBy(user: Browser, address: string, features?: string): Promise<Page> {
  const website = await user.newPage(WEBSITE);
  await website.evaluate(
    ([url, how]) => {
      const button = document.body.appendChild(document.createElement('button'));
      button.textContent = 'Open';
      button.onclick = () => void window.open(url, '_blank', how ?? undefined);
    },
    [address, features ?? null] as const,
  );
  const opened = await newPageBy(user.context, () => website.getByRole('button', { name: 'Open' }).click());
  await opened.waitForLoadState();
  return opened;
}

/** The steps that the popup shows, in order. */
export async function stepsOf(popup: Popup): Promise<(string | null)[]> {
  const steps = popup.page.locator('[data-step]');
  await expect(steps.first()).toBeAttached();
  return steps.evaluateAll(all => all.map(each => each.getAttribute('data-step')));
}
