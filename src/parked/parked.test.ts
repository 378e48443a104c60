// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newBrowser } from '../testing/fake-browser';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

vi.mock('../platform/set-up-page', () => ({ beginPage: () => document.body }));

const ANSWERS: unknown[] = [];
const back = vi.fn();

beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  ANSWERS.length = 0;
  back.mockReset();
  newBrowser();
  const { browser } = await import('../testing/fake-browser');
  Object.assign(browser.runtime, { sendMessage: async () => ANSWERS.at(-1) });
  vi.stubGlobal('history', { back });
  document.body.innerHTML = '<h1></h1><p></p>';
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Opens the page; the background answers `parked`. */
async function open(parked: unknown): Promise<void> {
  ANSWERS.push(parked);
  await import('./parked');
  await vi.advanceTimersByTimeAsync(0);
}

test.each([true, null, undefined])('a page that is told %s waits', async parked => {
  await open(parked);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(back).not.toHaveBeenCalled();
});

test('a page that nobody needs any more goes back once, however long the browser takes', async () => {
  await open(true);
  ANSWERS.push(false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(back).toHaveBeenCalledTimes(1);
});

test('it goes back once more when somebody comes to it again', async () => {
  await open(false);
  dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false })); // as it loads
  await vi.advanceTimersByTimeAsync(10_000);
  expect(back).toHaveBeenCalledTimes(1);
  dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(back).toHaveBeenCalledTimes(2);
});
