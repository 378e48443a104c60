import { beforeEach, describe, expect, test, vi } from 'vitest';

/** A worker that has just started. */
let pace: typeof import('./rate-limit');

beforeEach(async () => {
  vi.resetModules();
  pace = await import('./rate-limit');
  vi.useFakeTimers({ now: 1_000_000 });
  return () => vi.useRealTimers();
});

const EVIL = 'evil.c1.heyron.ai';
const from = (tab: number, frame = 0, host = EVIL) => ({ tab, frame, host });

/** Sends reports without waiting. Records what was worked on, in order, and each answer. */
function sends(count: number, sender: { tab: number; frame: number; host: string }, bytes = 500) {
  const done: number[] = [];
  const answers = Array.from({ length: count }, (_, n) =>
    pace.withinRate(sender, bytes, async () => void done.push(n)),
  );
  return { done, answers };
}

describe('a page that never stops', () => {
  test('is heard a few times at once, and then seldom, and each time with the newest that it said', async () => {
    const { done, answers } = sends(500, from(1));
    await vi.advanceTimersByTimeAsync(0);
    expect(done).toHaveLength(pace.REPORTS.atOnce);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(done).toHaveLength(pace.REPORTS.atOnce + 1);
    expect(done.at(-1)).toBe(499);
    expect(new Set(await Promise.all(answers))).toEqual(new Set([true]));
  });

  test('is worked on no more often than twice a second, however long it goes on', async () => {
    let done = 0;
    const answers: Promise<boolean>[] = [];
    for (let tenth = 0; tenth < 600; tenth++) {
      answers.push(pace.withinRate(from(1), 500, async () => void done++));
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.advanceTimersByTimeAsync(10_000);
    await Promise.all(answers);
    expect(done).toBeLessThanOrEqual(pace.REPORTS.atOnce + 61 * pace.REPORTS.perSecond);
    expect(done).toBeGreaterThan(100);
  });

  test('writes no more bytes than its limit either', async () => {
    let bytes = 0;
    for (let tenth = 0; tenth < 600; tenth++) {
      void pace.withinRate(from(1), 6_000, async () => {
        bytes += 6_000;
      });
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(bytes).toBeLessThanOrEqual(pace.BYTES.atOnce + 60 * pace.BYTES.perSecond + 6_000);
  });

  test('gains nothing by frames, by more tabs, or by both', async () => {
    const all = [1, 2, 3, 4].flatMap(tab => [0, 1, 2, 3, 4, 5].map(frame => sends(20, from(tab, frame))));
    await vi.advanceTimersByTimeAsync(0);
    const atOnce = all.reduce((sum, { done }) => sum + done.length, 0);
    expect(atOnce).toBeLessThanOrEqual(2 * pace.REPORTS.atOnce); // once for top pages, once for frames
  });

  test('with frames without end is told that nobody listens', async () => {
    const frames = Array.from({ length: 200 }, (_, frame) => sends(1, from(1, frame + 1, `x${frame}.${EVIL}`)));
    await vi.advanceTimersByTimeAsync(600_000);
    const answers = await Promise.all(frames.flatMap(each => each.answers));
    expect(answers.filter(taken => !taken).length).toBeGreaterThan(100);
  });
});

describe('the user’s own agent', () => {
  const OWN = 'c3-0108.c3.heyron.ai';
  const flood = () => [1, 2, 3].flatMap(tab => [0, 1, 2, 3].map(frame => sends(200, from(tab, frame))));

  test('is heard at once while a neighbour never stops', async () => {
    flood();
    const { done } = sends(1, from(9, 0, OWN));
    await vi.advanceTimersByTimeAsync(0);
    expect(done).toEqual([0]);
  });

  test('is heard at once also where the neighbour stands in a frame of its page', async () => {
    [1, 2, 3].map(frame => sends(200, from(9, frame)));
    const { done } = sends(1, from(9, 0, OWN));
    await vi.advanceTimersByTimeAsync(0);
    expect(done).toEqual([0]);
  });

  test('is heard at once also where the neighbour has it in frames, and loads these again and again', async () => {
    [1, 2, 3].map(frame => sends(200, from(1, frame, OWN)));
    const { done } = sends(1, from(9, 0, OWN));
    await vi.advanceTimersByTimeAsync(0);
    expect(done).toEqual([0]);
  });
});

test('what fails is told to whoever sent it, and costs nobody else anything', async () => {
  const broken = pace.withinRate(from(1), 500, () => Promise.reject(new Error('no room')));
  await expect(broken).rejects.toThrow('no room');
  const { done } = sends(1, from(1));
  await vi.advanceTimersByTimeAsync(0);
  expect(done).toEqual([0]);
});
