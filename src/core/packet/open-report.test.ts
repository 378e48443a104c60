import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { say } from '../../testing/say';
import { toMarkdown } from './markdown';
import type { Packet } from './model';
import { openReport } from './open-report';
import { percentAt, pictureOf } from './timeline-picture';
import { isoTime, offsetOf } from './times-and-file-names';

const SAMPLE = readFileSync('src/core/packet/samples/packet-1.json', 'utf8');

/** A file as a browser provides it; `reads` counts how often its text was read. */
function fileOf(text: string, size = Buffer.byteLength(text)) {
  const file = {
    size,
    reads: 0,
    async text() {
      file.reads++;
      return text;
    },
  };
  return file;
}

/** The sample with some fields changed. */
function changed(change: (packet: Packet) => void): string {
  const packet = JSON.parse(SAMPLE);
  change(packet);
  return JSON.stringify(packet);
}

const opened = (text: string) => openReport(fileOf(text));

/** Everything that the report page computes from a packet. */
function shown(packet: Packet): void {
  const picture = pictureOf(packet);
  toMarkdown(packet, say);
  if (!picture) return;
  const { from, until, connection, lifecycle, steps } = picture;
  for (const bar of [{ from, until }, ...connection, ...lifecycle, ...steps])
    for (const at of [bar.from, bar.until]) {
      isoTime(at, offsetOf(packet.createdAt));
      expect(percentAt(picture, at)).toBeGreaterThanOrEqual(0);
    }
}

test('a report is opened', async () => {
  expect(await opened(SAMPLE)).toEqual(JSON.parse(SAMPLE));
});

describe('a report that says what cannot be is not shown:', () => {
  const times = [
    '2026-99-22T13:03:09+00:00',
    '2026-11-99T13:03:09+00:00',
    '2026-11-22T99:03:09+00:00',
    '2026-11-22T13:03:99+00:00',
    '2026-11-22T13:03:09+99:99',
  ];
  const places: [string, (packet: Packet, at: string) => void][] = [
    ['when it was made', (packet, createdAt) => Object.assign(packet, { createdAt })],
    ['when it began', ({ failure }, firstAt) => Object.assign(failure, { firstAt })],
    ['when it was seen last', ({ failure }, lastAt) => Object.assign(failure, { lastAt })],
    ['the time of a step', ({ steps }, at) => Object.assign(steps[0] ?? {}, { at })],
    ['the time of an entry', ({ timeline }, at) => Object.assign(timeline[0] ?? {}, { at })],
  ];
  test.each(places.flatMap(([place, change]) => times.map(at => [place, at, change] as const)))(
    '%s is %s',
    async (_, at, change) => {
      expect(await opened(changed(packet => change(packet, at)))).toBe('impossible');
    },
  );

  test.each([1e308, -1e308, 1e13, -1e13])('a sleep of %d seconds', async seconds => {
    const sleep = { at: '2026-11-22T13:03:09+00:00', what: 'witnessed', change: 'frozen' } as const;
    const text = changed(({ timeline }) => timeline.push({ ...sleep, seconds, failedAfterSeconds: null }));
    expect(await opened(text)).toBe('impossible');
  });

  test('a clearing in a far future, or a count without end', async () => {
    const clear = { level: 1 as const, durationMs: 1, hosts: [], tabs: { parked: 0, restored: 0 } };
    expect(await opened(changed(({ clears }) => clears.push({ ...clear, startedAt: 1e308 })))).toBe('impossible');
    expect(await opened(changed(({ failure }) => Object.assign(failure, { count: 1e308 })))).toBe('impossible');
  });
});

test('whatever numbers and times a report holds, it is shown, or a word says why it is not', async () => {
  const number = fc.oneof(fc.double(), fc.constantFrom(1e308, -1e308, 8.64e15, -0), fc.maxSafeInteger());
  const digits = (most: number, length: number) =>
    fc.integer({ min: 0, max: most }).map(value => String(value).padStart(length, '0'));
  const time = fc
    .tuple(digits(9999, 4), digits(99, 2), digits(99, 2), digits(24, 2), digits(60, 2), digits(60, 2), digits(24, 2))
    .map(
      ([year, month, day, hour, minute, second, off]) =>
        `${year}-${month}-${day}T${hour}:${minute}:${second}+${off}:00`,
    );
  const plausible = fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true });
  const anyTime = fc.oneof(
    time,
    plausible.map(at => isoTime(at.getTime(), 0)),
  );
  let shows = 0;
  await fc.assert(
    fc.asyncProperty(anyTime, anyTime, number, number, async (createdAt, at, seconds, count) => {
      const text = changed(packet => {
        Object.assign(packet, { createdAt });
        packet.timeline.push({
          at,
          what: 'witnessed',
          change: 'frozen',
          seconds,
          failedAfterSeconds: seconds,
        });
        packet.failure.count = count;
      });
      const packet = await opened(text);
      if (typeof packet === 'string') return;
      shows++;
      shown(packet);
    }),
    { numRuns: 500 },
  );
  expect(shows).toBeGreaterThan(5);
});

test('a file that is too large is not read at all', async () => {
  const large = fileOf(SAMPLE, 2_000_001);
  expect(await openReport(large)).toBe('too_large');
  expect(large.reads).toBe(0);
});

test('a file that cannot be read is no report', async () => {
  const gone = { size: 9, text: () => Promise.reject(new Error('NotReadableError')) };
  expect(await openReport(gone)).toBe('none');
});
