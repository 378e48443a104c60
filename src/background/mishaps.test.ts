/**
 * A clearing with a mishap at each of its browser calls: the call is rejected, the user closes the tab, navigates away,
 * or clicks in another window too, or the clock jumps. Nothing is deleted without consent, nothing false is claimed, no
 * tab stays parked, and it ends.
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
  /** Makes it happen; an error is what the call is rejected with. */
  readonly happens: (fake: FakeBrowser, level: 2 | 4) => Error | undefined;
  /** Only the worker touches the tabs, so they are all back afterwards. */
  readonly tabsBack: boolean;
}

const REJECTED: Mishap = {
  what: 'one call is rejected',
  happens: () => new Error('The browser is shutting down.'),
  tabsBack: false, // a tab that cannot be found counts as closed, and its agent is opened again
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

/** Each browser has its own calls to reject; outside events are the same in both. */
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

test.each(CASES)('%s at any call, in %s at level %i: it ends without harm', async (_, family, level, mishap) => {
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
    await until(life, isOver, { timePasses: true, alarmsOf: fake });
    await atRest(life);
    await startWorker(fake); // the next worker closes what could not be closed
    await (tabsBack ? expectHonest : expectHarmless)(fake, level, at);
    for (const { url } of fake.tabs.all()) expect(url, at).not.toMatch(/re-pair|^(?:chrome|moz)-extension:/);
    judged++;
    if (over) break;
  }
  expect(judged).toBeGreaterThan(EVERY_MOMENT ? 20 : 2);
});
