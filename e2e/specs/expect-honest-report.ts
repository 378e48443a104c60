/** Compares what an interrupted clearing did with what its report says. */

import type { Page } from '@playwright/test';
import type { ClearReport } from '../../src/core/clearing/clear-report.ts';
import { expect } from './stand-in-fixtures.ts';

/**
 * Nothing is missing unless the report says so, and everything reported as gone is gone. `page` is one of the cleared
 * host, whose stores were all filled before. `flushed`: the browser has not lost its localStorage, which it writes
 * seconds later (measured in Chromium: killed, it comes back without).
 */
export async function expectHonest(
  page: Page,
  clears: readonly ClearReport[],
  { flushed = true }: { flushed?: boolean } = {},
): Promise<void> {
  const dump = await dumpOf(page);
  if (clears.length === 0)
    expect(dump).toMatchObject({
      caches: expect.arrayContaining(['stored']),
      databases: expect.arrayContaining(['stored']),
      ...(flushed && { stored: expect.any(String) }),
    });
  for (const { type, outcome } of clears.flatMap(({ hosts }) => hosts.flatMap(({ types }) => types))) {
    if (outcome !== 'gone') continue;
    if (type === 'localStorage' && flushed) expect(dump.stored).toBeNull();
    if (type === 'indexedDB') expect(dump.databases).not.toContain('stored');
    if (type === 'cacheStorage') expect(dump.caches).not.toContain('stored');
  }
  expect(clears.length).toBeLessThan(2);
}

interface Dump {
  readonly caches: readonly string[];
  readonly databases: readonly (string | undefined)[];
  readonly stored: string | null;
}

/**
 * A database that was being erased when its browser was killed cannot be opened at once: Chromium repairs it then
 * ("Internal error").
 */
async function dumpOf(page: Page): Promise<Dump> {
  const read = () =>
    page.evaluate(async () => ({
      caches: await caches.keys(),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      stored: localStorage.getItem('stored'),
    }));
  return read().catch(read);
}
