/**
 * A clearing in which something else happens at each single call of the browser's that it makes: that call is rejected, the
 * user closes the tab, goes elsewhere or clicks in another window too, the clock jumps. Nothing is deleted that was not
 * agreed to, nothing is claimed that is not so, no tab stays parked, and it comes to an end.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BEGIN, HOST, TAB } from '../testing/events';
import type { FakeBrowser } from '../testing/fake-browser';
import {
  aboutToClear,
  clearUntil,
  expectHarmless,
  expectHonest,
  INSIDE_AND_OUTSIDE,
  incident,
  isOver,
} from './testing/clearing';
import { EVERY_MOMENT, moments } from './testing/moments';
import { atRest, command, Life, startWorker, until } from './testing/mortal-worker';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: BEGIN + 60_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const DAY = 86_400_000;
const ELSEWHERE = 'https://example.org/';

interface Mishap {
  readonly what: string;
  /** Makes it happen; the error, if any, is what the call is rejected with. */
  readonly happens: (fake: FakeBrowser, level: 2 | 4) => Error | undefined;
  /** Nobody but the worker does anything to the tabs, so they are all back afterwards. */
  readonly tabsBack: boolean;
}

const REJECTED: Mishap = {
  what: 'one call is rejected',
  happens: () => new Error('The browser is shutting down.'),
  tabsBack: false, // a tab that cannot be found is taken to be closed, and its agent opened anew
};

/** What comes from outside. */
const OTHERS: readonly Mishap[] = [
  { what: 'the tab is closed', happens: fake => void fake.tabs.remove(TAB), tabsBack: false },
  {
    what: 'the user goes elsewhere in the tab',
    happens: fake => void fake.tabs.update(TAB, { url: ELSEWHERE }),
    tabsBack: false,
  },
  {
    what: 'the clock jumps a day forth',
    happens: () => void vi.setSystemTime(Date.now() + DAY),
    tabsBack: true,
  },
  {
    what: 'the clock jumps a day back',
    happens: () => void vi.setSystemTime(Date.now() - DAY),
    tabsBack: true,
  },
  {
    what: 'a second window agrees too',
    happens: (fake, level) =>
      void command(fake, { type: 'confirm', step: 'clear-site-data', level, hosts: [HOST, 'heyron.ai'] }),
    tabsBack: true,
  },
];

/** Which calls there are, and can be rejected, differs on every side; what comes from outside comes to the same. */
const CASES = [
  ...INSIDE_AND_OUTSIDE.map(side => [REJECTED.what, ...side, REJECTED] as const),
  ...OTHERS.flatMap(mishap =>
    (
      [
        ['chromium', 2],
        ['firefox', 4],
      ] as const
    ).map(side => [mishap.what, ...side, mishap] as const),
  ),
];

test.each(CASES)(
  '%s at any call, in %s at level %i: it ends without harm',
  async (_, family, level, mishap) => {
    const { happens, tabsBack } = mishap;
    let judged = 0;
    for (const point of moments()) {
      vi.setSystemTime(BEGIN + 60_000);
      const fake = await aboutToClear(family);
      let happened = false;
      const life = new Life(point, () => {
        happened = true;
        return happens(fake, level);
      });
      await clearUntil(fake, level, life, () => happened && atRest(life));
      const over = !happened;
      const { active } = await incident();
      const at = `call ${point}`;
      if (active && !active.consentedTo) continue; // it still asks
      await until(life, isOver, { timePasses: true });
      await atRest(life);
      await startWorker(fake); // what could not be closed, the next one closes
      await (tabsBack ? expectHonest : expectHarmless)(fake, level, at);
      for (const { url } of fake.tabs.all())
        expect(url, at).not.toMatch(/re-pair|^(?:chrome|moz)-extension:/);
      judged++;
      if (over) break;
    }
    expect(judged).toBeGreaterThan(EVERY_MOMENT ? 20 : 2);
  },
);
