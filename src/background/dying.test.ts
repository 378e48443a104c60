/**
 * A clearing is interrupted before each of its browser calls: the worker dies, the disk is full from then on, or access
 * is withdrawn. At every moment: no false claim, the tabs are back, and nothing is deleted without consent.
 */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BEGIN } from '../testing/events';
import {
  aboutToClear,
  clearUntil,
  deletions,
  expectHonest,
  FAMILIES,
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

const CASES = FAMILIES.flatMap(family => ([1, 2, 3, 4] as const).map(level => [family, level] as const));

test.each(CASES)(
  'in %s, at level %i, a worker that dies before any call leaves what the next one can put right',
  async (family, level) => {
    let calls = 0;
    for (const point of moments()) {
      calls = point;
      const fake = await aboutToClear(family);
      const life = new Life(point);
      await clearUntil(fake, level, life);
      const over = !life.dead;
      if (over) life.calls = Number.POSITIVE_INFINITY; // the clean-up needs some calls, too
      const erased = deletions(fake);
      if (!over) {
        const next = await startWorker(fake);
        const { active } = await incident();
        // Killed before the consent was written: it still asks.
        if (active && !active.consentedTo) continue;
        await until(next, () => isOver());
      } else await until(life, () => isFinished(fake));
      await expectHonest(fake, level, `call ${point}`);
      expect(deletions(fake), `call ${point}`).toBe(erased);
      if (over) break;
    }
    expect(calls).toBeGreaterThan(20);
  },
);

test.each(INSIDE_AND_OUTSIDE)(
  'in %s, at level %i, a disk that is full from any call on costs nothing but words',
  async (family, level) => {
    for (const point of moments()) {
      const fake = await aboutToClear(family);
      let full = false;
      const end = (): undefined => {
        full = true;
        fake.storage.local.failing = 'set';
      };
      const life = new Life(point, end);
      await clearUntil(fake, level, life, () => full && atRest(life));
      const over = !full;
      fake.storage.local.failing = null;
      const { active } = await incident();
      if (active && !active.consentedTo) continue;
      // The next worker finds it like this, on a disk with room.
      const erased = deletions(fake);
      const next = await startWorker(fake);
      await until(next, () => isOver());
      await expectHonest(fake, level, `call ${point}`);
      expect(deletions(fake), `call ${point}`).toBe(erased);
      if (over) break;
    }
  },
);

test.each(INSIDE_AND_OUTSIDE)(
  'in %s, at level %i, access that is withdrawn at any call makes no false claim',
  async (family, level) => {
    for (const point of moments()) {
      const fake = await aboutToClear(family);
      const life = new Life(point, (): undefined => {
        fake.granted = false;
      });
      await clearUntil(fake, level, life, () => !fake.granted && atRest(life));
      const over = fake.granted;
      await atRest(life);
      fake.granted = true;
      const { active } = await incident();
      if (active && !active.consentedTo) continue;
      await expectHonest(fake, level, `call ${point}`);
      if (over) break;
    }
  },
);
