/** Accessibility check of a page with axe-core, extension pages included. */
import type { Page } from '@playwright/test';
import axe, { type AxeResults } from 'axe-core';

/**
 * Fails when axe finds a violation of WCAG 2.2 A or AA, or of its own best practices.
 *
 * @throws Error with one line per violation and the elements it was found on
 */
export async function expectAccessible(page: Page): Promise<void> {
  // Through the DevTools protocol, which ignores the page's content security policy.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    });
  });
  if (violations.length === 0) return;
  const lines = violations.map(({ id, impact, help, nodes }) => {
    const places = nodes.map(node => `    ${node.target.join(' ')}  ${node.html.slice(0, 160)}`);
    return [`  ${impact ?? 'unknown'}: ${id} - ${help}`, ...places].join('\n');
  });
  throw new Error(`${violations.length} accessibility violations on ${page.url()}:\n${lines.join('\n')}`);
}
