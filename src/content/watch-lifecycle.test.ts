// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type LifecycleWatch, watchLifecycle } from './watch-lifecycle';

const MINUTE = 60_000;
const BEGIN = Date.UTC(2026, 10, 22);

let watch: LifecycleWatch;
let gone: AbortController;
let hidden: boolean;
let online: boolean;

beforeEach(() => {
  vi.useFakeTimers({ now: BEGIN });
  hidden = false;
  online = true;
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
  vi.spyOn(navigator, 'onLine', 'get').mockImplementation(() => online);
  gone = new AbortController();
  watch = watchLifecycle(gone.signal);
});

afterEach(() => {
  gone.abort();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Lets time pass without running timers. */
const sleep = (ms: number) => vi.setSystemTime(Date.now() + ms);
const live = (ms: number) => vi.advanceTimersByTime(ms);
const tell = (target: EventTarget, type: string) => target.dispatchEvent(new Event(type));
const happened = () => watch.lifecycle().map(({ what, from, until }) => [what, from - BEGIN, until - BEGIN]);

test('a quiet life leaves nothing to tell, in front or hidden', () => {
  live(10 * MINUTE);
  hidden = true;
  for (let minutes = 0; minutes < 60; minutes++) {
    sleep(MINUTE);
    watch.check(); // as seldom as browsers let a hidden page's timers run
  }
  hidden = false;
  live(10 * MINUTE);
  expect(happened()).toEqual([]);
});

test('a sleep is told from its beginning to its end, and not as standing still besides', () => {
  live(MINUTE);
  tell(document, 'freeze');
  sleep(31 * MINUTE);
  watch.check(); // a socket's end may come before the page is told that it woke up
  tell(document, 'resume');
  live(MINUTE);
  expect(happened()).toEqual([['frozen', MINUTE, 32 * MINUTE]]);
});

test('a rest in the back/forward cache is a sleep, and told once by a browser that freezes the page for it', () => {
  tell(window, 'pagehide');
  tell(document, 'freeze');
  sleep(MINUTE);
  tell(document, 'resume');
  tell(window, 'pageshow');
  expect(happened()).toEqual([['frozen', 0, MINUTE]]);
});

test('the first showing of a page is no waking up', () => {
  tell(window, 'pageshow');
  expect(happened()).toEqual([]);
});

test('no network is told once, however often the browser says so', () => {
  tell(window, 'offline');
  live(1_000);
  tell(window, 'offline');
  live(1_000);
  tell(window, 'online');
  tell(window, 'online');
  expect(happened()).toEqual([['offline', 0, 2_000]]);
});

test('a page that was loaded without network knows that too', () => {
  online = false;
  watch = watchLifecycle(gone.signal);
  live(1_000);
  tell(window, 'online');
  expect(happened()).toEqual([['offline', 0, 1_000]]);
});

test('a tab that the browser had unloaded says so', () => {
  Object.assign(document, { wasDiscarded: true });
  expect(watchLifecycle(gone.signal).lifecycle()).toEqual([{ what: 'discarded', from: BEGIN, until: BEGIN }]);
  Object.assign(document, { wasDiscarded: false });
});

test('a page without beats stood still: sooner known of one in front than of a hidden one', () => {
  sleep(30_000);
  watch.check();
  expect(happened()).toEqual([['stalled', 0, 30_000]]);
  hidden = true;
  sleep(80_000);
  watch.check();
  hidden = false;
  sleep(80_000); // it was hidden until now
  watch.check();
  expect(happened()).toHaveLength(1);
  hidden = true;
  sleep(100_000);
  watch.check();
  expect(happened()).toHaveLength(2);
});

test('memory is bounded, and the newest stays', () => {
  for (let count = 0; count < 1_000; count++) {
    tell(window, 'offline');
    live(1);
    tell(window, 'online');
  }
  expect(happened().length).toBeLessThan(20);
  expect(happened().at(-1)).toEqual(['offline', 999, 1_000]);
});

test('a clock that is set back is no standing still', () => {
  sleep(-60 * MINUTE);
  watch.check();
  expect(happened()).toEqual([]);
});

test('it ends with its page', () => {
  gone.abort();
  tell(document, 'freeze');
  tell(document, 'resume');
  sleep(60 * MINUTE);
  live(MINUTE);
  expect(happened()).toEqual([]);
});
