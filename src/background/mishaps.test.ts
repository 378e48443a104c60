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
  /** What becomes of the failing tab: the user's own doing is not undone. */
  readonly tab: 'back' | 'back-or-another' | 'closed' | 'elsewhere';
}

const MISHAPS: readonly Mishap[] = [
  {
    what: 'one call is rejected',
    happens: () => new Error('The browser is shutting down.'),
    tab: 'back-or-another', // a tab that cannot be found is taken to be closed, and its agent opened anew
  },
  {
    what: 'the tab is closed',
    happens: fake => void fake.tabs.remove(TAB),
    tab: 'closed',
  },
  {
    what: 'the user goes elsewhere in the tab',
    happens: fake => void fake.tabs.update(TAB, { url: ELSEWHERE }),
    tab: 'elsewhere',
  },
  {
    what: 'the clock jumps a day forth',
    happens: () => void vi.setSystemTime(Date.now() + DAY),
    tab: 'back',
  },
  {
    what: 'the clock jumps a day back',
    happens: () => void vi.setSystemTime(Date.now() - DAY),
    tab: 'back',
  },
  {
    what: 'the same is agreed to in a second window',
    happens: (fake, level) =>
      void command(fake, { type: 'confirm', step: 'clear-site-data', level, hosts: [HOST, 'heyron.ai'] }),
    tab: 'back',
  },
];

/** What the user and the clock do comes to the same on either side; which calls there are, and can be rejected, does not. */
const CASES = MISHAPS.flatMap(mishap =>
  INSIDE_AND_OUTSIDE.filter(
    ([family, level]) => mishap.tab === 'back-or-another' || (family === 'firefox') === (level === 4),
  ).map(([family, level]) => ({ ...mishap, family, level })),
);

test.each(CASES)('in $family, at level $level, $what at any call: it ends without harm', async mishap => {
  const { family, level, happens, tab } = mishap;
  let points = 0;
  for (let over = false; !over; points++) {
    vi.setSystemTime(BEGIN + 60_000);
    const fake = await aboutToClear(family);
    let happened = false;
    const life = new Life(points, () => {
      happened = true;
      return happens(fake, level);
    });
    await clearUntil(fake, level, life, () => happened && atRest(life));
    over = !happened;
    const { active } = await incident();
    const at = `call ${points}`;
    if (active && !active.consentedTo) continue; // it still asks
    await until(life, isOver, { timePasses: true });
    await startWorker(fake); // what could not be closed, the next one closes
    await (tab === 'back' ? expectHonest : expectHarmless)(fake, level, at);
    const failing = fake.tabs.all().find(({ id }) => id === TAB);
    if (!over && tab === 'closed') expect(failing, at).toBeUndefined();
    for (const { url } of fake.tabs.all()) expect(url, at).not.toMatch(/re-pair|^(?:chrome|moz)-extension:/);
  }
  expect(points).toBeGreaterThan(20);
});
