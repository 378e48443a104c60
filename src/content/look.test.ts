/** When a closer look tells something: time that counts, and both changes of a page. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type CloserLook, silenceIn } from '../core/sighting/closer-look';
import { looked, STRUCTURE } from '../testing/observations';
import { lookCloser } from './look';

const WELL = looked().unwell;
const SUSPENDED = { ...WELL, footer: 'suspended' };

let page: {
  structure: typeof STRUCTURE;
  unwell: typeof WELL;
  isConnected: boolean;
  isLoading: boolean;
  isHidden: boolean;
  isAlive: boolean;
};
let told: CloserLook[];
let look: (loadedAt: number) => CloserLook;

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const says = () => told.map(each => silenceIn(each) ?? each.unwell.footer ?? 'well');

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  page = { structure: STRUCTURE, unwell: WELL, isConnected: false, isLoading: false, isHidden: false, isAlive: true };
  look = lookCloser({
    structure: () => page.structure,
    unwell: () => page.unwell,
    isConnected: () => page.isConnected,
    isLoading: () => page.isLoading,
    isHidden: () => page.isHidden,
    isAlive: () => page.isAlive,
    tell: found => told.push(found),
  });
  return () => vi.useRealTimers();
});

describe('a silent page', () => {
  test('is told after its time, once, and again when it comes alive', async () => {
    look(0);
    await wait(12_500);
    expect(says()).toEqual([]);
    await wait(30_000);
    expect(says()).toEqual(['blank']);
    page.structure = { ...STRUCTURE, words: null };
    await wait(1_000);
    expect(says()).toEqual(['blank', 'well']);
  });

  test('has its time anew after it said something', async () => {
    look(0);
    await wait(10_000);
    page.structure = { ...STRUCTURE, words: null };
    await wait(1_000);
    page.structure = STRUCTURE;
    await wait(12_500);
    expect(says()).toEqual([]);
    await wait(2_000);
    expect(says()).toEqual(['blank']);
  });

  test.each(['isHidden', 'isLoading'] as const)('that %s has longer', async why => {
    page[why] = true;
    look(0);
    await wait(25_000);
    expect(says()).toEqual([]);
    page[why] = false;
    await wait(12_500);
    expect(says()).toEqual([]);
    await wait(1_000);
    expect(says()).toEqual(['blank']);
  });

  test('that loads for ever is told at last, and one that nobody looks at is not', async () => {
    page.isLoading = true;
    look(0);
    await wait(44_000);
    expect(says()).toEqual(['blank']);
    told.length = 0;
    page.structure = { ...STRUCTURE, words: null };
    await wait(1_000);
    page = { ...page, structure: STRUCTURE, isHidden: true };
    await wait(120_000);
    expect(says()).toEqual(['well']);
  });

  test('that stood still did not have that time', async () => {
    const awake = performance.now.bind(performance);
    let still = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => awake() + still);
    look(0);
    for (let n = 0; n < 20; n++) {
      still += 3_000;
      await wait(1_000);
    }
    expect(says()).toEqual([]);
    await wait(14_000);
    expect(says()).toEqual(['blank']);
    clock.mockRestore();
  });

  test('is no longer looked at once the extension is gone, or after a long time in which it talks', async () => {
    look(0);
    page.isAlive = false;
    await wait(60_000);
    expect([says(), vi.getTimerCount()]).toEqual([[], 0]);
    page = { ...page, isAlive: true, structure: { ...STRUCTURE, words: null } };
    look(0);
    await wait(11 * 60_000);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a connected page', () => {
  test('that is well is looked at once', async () => {
    page.isConnected = true;
    expect(look(0)).toMatchObject({ unwell: WELL, unwellMs: 0 });
    expect(vi.getTimerCount()).toBe(0);
    await wait(60_000);
    expect(says()).toEqual([]);
  });

  test('that is not is told once that has lasted, and again once it is', async () => {
    page = { ...page, isConnected: true, unwell: SUSPENDED };
    expect(look(0)).toMatchObject({ unwell: SUSPENDED, unwellMs: 0 });
    await wait(3_500);
    expect(says()).toEqual([]);
    await wait(2_000);
    expect(says()).toEqual(['suspended']);
    page.unwell = WELL;
    await wait(1_000);
    expect(says()).toEqual(['suspended', 'well']);
    expect(vi.getTimerCount()).toBe(0);
    look(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is never silent', async () => {
    page.isConnected = true;
    look(0);
    page.unwell = SUSPENDED;
    look(0);
    await wait(60_000);
    expect(told.every(({ silentMs }) => silentMs === 0)).toBe(true);
  });
});
