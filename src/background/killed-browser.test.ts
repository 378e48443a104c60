/**
 * A browser is killed before each call of a clearing, or once its journal is gone, and restores its tabs where they
 * stood, or where they stood one page before. No false claim, and each tab is back, by our hand or by that of the
 * parking page, which alone asks whether it is still needed.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MARK_PREFIX } from '../core/clearing/stored-keys';
import { BEGIN, HOST, ORIGIN } from '../testing/events';
import type { FakeBrowser } from '../testing/fake-browser';
import {
  aboutToClear,
  clearUntil,
  deletions,
  expectHonest,
  INSIDE_AND_OUTSIDE,
  incident,
  isFinished,
  isOver,
} from './testing/clearing';
import { moments } from './testing/moments';
import { atRest, Life, startWorker, until } from './testing/mortal-worker';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: BEGIN + 60_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Parking pages ask, and go back to the page before them where nobody needs them. */
async function askWhetherParked(fake: FakeBrowser): Promise<void> {
  const sender = { id: 'fake-id', url: fake.runtime.getURL('src/parked/index.html') };
  for (const { id, url } of fake.tabs.all()) {
    const [, mark] = url.split(MARK_PREFIX);
    if (mark === undefined) continue;
    const answers = await Promise.all(fake.runtime.onMessage.happen({ type: 'still-parked', mark }, sender));
    if (answers.at(-1) === false) await fake.tabs.update(id, { url: `${ORIGIN}/chat` });
  }
}

const CASES = INSIDE_AND_OUTSIDE.flatMap(([family, level]) =>
  [false, true].map(lags => [family, level, lags] as const),
);

test.each(CASES)(
  'in %s, at level %i, a killed browser comes back with its tabs (late: %s)',
  async (family, level, lags) => {
    for (const point of moments()) {
      const fake = await aboutToClear(family);
      const life = new Life(point);
      await clearUntil(fake, level, life);
      const over = !life.dead;
      if (over) {
        life.calls = Number.POSITIVE_INFINITY;
        await until(life, async () => (await isOver()) && isFinished(fake));
        life.kill();
      }
      await atRest(life); // what it had called for is done, or never
      const erased = deletions(fake);
      await fake.restart(lags);
      const next = await startWorker(fake);
      const { active } = await incident();
      if (active && !active.consentedTo) continue;
      await until(next, async () => (await isOver()) && isFinished(fake), { timePasses: true });
      await askWhetherParked(fake);
      // A page that was there a moment before runs once more.
      await expectHonest(fake, level, `call ${point}`, lags ? [HOST, 'heyron.ai'] : [HOST]);
      expect(deletions(fake), `call ${point}`).toBe(erased);
      if (over) break;
    }
  },
);
