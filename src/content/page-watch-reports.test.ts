import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SocketReport } from '../core/sighting/observation';
import { type PageReport, pageReportSchema, sightingOf } from '../core/sighting/page-report';
import { type Sighting, sightingSchema } from '../core/sighting/sighting';
import { accepted, HOST, refused, report, TOP } from '../testing/observations';
import { type PageWatch, watchPage } from './page-watch';
import { scanPage } from './scan-page';

// @vitest-environment happy-dom

const ID = '0badcafe-0000-4000-8000-000000000000';
const DEVICE = '0123456789abcdef'.repeat(4);
const REFUSED = { code: 'PAIRING_REQUIRED', message: 'pairing required', requestId: ID };

/** What arrived in the background, as it arrived and as it was read. */
let sent: PageReport[];
let told: Sighting[];
let watch: PageWatch;
/** Whether a report finds a receiver. */
let taken: boolean;

const states = () => told.map(({ kind, state }) => kind ?? state);
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const hear = async (...reports: SocketReport[]) => {
  for (const each of reports) watch.onSocket(each);
  await wait(0);
};

/** Watches an empty page. */
function watchWith(send: (report: PageReport) => Promise<boolean>): PageWatch {
  const scan = () => scanPage(document, 200);
  return watchPage({
    load: { page: '1', loadedAt: Date.now() },
    ...{ host: HOST, status: () => 200, scan, frames: () => 0, lifecycle: () => [], send },
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  document.body.replaceChildren();
  [sent, told, taken] = [[], [], true];
  watch = watchWith(async report => {
    sent.push(report);
    told.push(sightingOf(pageReportSchema.parse(report), TOP));
    return taken;
  });
});

afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

describe('telling', () => {
  test('a message that nobody took is told again after a while, and then not any more', async () => {
    taken = false;
    await hear(refused(REFUSED));
    expect(told).toHaveLength(1);
    taken = true;
    await wait(3_000);
    expect(told).toHaveLength(2);
    expect(told[1]).toEqual(told[0]);
    await wait(60_000);
    expect(told).toHaveLength(2);
  });

  test('has all its tries again once somebody answered', async () => {
    for (let socket = 1; socket < 20; socket++) {
      taken = false;
      await hear(refused({ ...REFUSED, reason: `${socket}` }, socket));
      taken = true;
      await wait(3_000);
      expect(told.slice(-2).map(({ reason }) => reason)).toEqual([`${socket}`, `${socket}`]);
    }
  });

  test('is given up after a number of tries', async () => {
    taken = false;
    await hear(refused(REFUSED));
    await wait(600_000);
    expect(told.length).toBeGreaterThan(2);
    expect(told.length).toBeLessThan(20);
  });

  test('is sent again where its worker died before it answered', async () => {
    let answers = 0;
    watch = watchWith(report => {
      told.push(sightingOf(report, TOP));
      return ++answers === 1 ? new Promise(() => {}) : Promise.resolve(true);
    });
    told = [];
    await hear(refused(REFUSED));
    await wait(120_000);
    expect(told).toHaveLength(2);
    expect(told[1]).toEqual(told[0]);
  });

  test('of an old state that nobody took does not come back behind a newer one', async () => {
    const answers: ((taken: boolean) => void)[] = [];
    told = [];
    watch = watchWith(report => {
      told.push(sightingOf(report, TOP));
      return new Promise(resolve => answers.push(resolve));
    });
    await hear(refused(REFUSED));
    await hear(accepted({ socket: 2 }));
    answers[1]?.(true);
    answers[0]?.(false);
    await wait(4_000);
    expect(states()).toEqual(['pairing-required', 'connected']);
  });

  test('of a page that forges reports without end slows down, and ends with the newest', async () => {
    for (let socket = 1; socket <= 5_000; socket++) {
      if (socket % 2) watch.onSocket(refused({ ...REFUSED, reason: `${socket}` }, socket));
      else for (const one of [accepted({ socket }), report({ socket, wasAccepted: true })]) watch.onSocket(one);
      await wait(1);
    }
    expect(told.length).toBeLessThan(40);
    await hear(accepted({ socket: 5_001 }));
    await wait(2_000);
    expect(states().at(-1)).toBe('connected');
    await wait(30_000);
    const before = told.length;
    await hear(report({ socket: 5_001, wasAccepted: true }), refused(REFUSED, 6_000));
    expect(told).toHaveLength(before + 2);
  });

  test('ends with the watch, resends included', async () => {
    taken = false;
    await hear(report());
    watch.stop();
    await wait(60_000);
    expect(told).toHaveLength(1);
  });

  test('begins anew when the page comes back from the back/forward cache, and so does the 5 seconds’ count', async () => {
    await hear(accepted());
    await wait(6_000);
    const before = told.length;
    watch.restart();
    await wait(0);
    expect(told).toHaveLength(before + 1);
    expect(told.at(-1)).toMatchObject({ state: 'connected', stable: false });
    expect(told.at(-1)?.loadedAt).toBeGreaterThan(told[0]?.loadedAt ?? 0);
    await wait(5_100);
    expect(told.at(-1)?.stable).toBe(true);
  });

  test('says only what the background’s schema takes', async () => {
    localStorage.setItem('openclaw-device-identity-v1', JSON.stringify({ deviceId: DEVICE, privateKey: 'secret' }));
    await hear(refused({ ...REFUSED, message: 'pairing required '.repeat(30), retryAfterMs: 5 }));
    await hear(accepted({ socket: 2 }));
    await hear(report({ socket: 2, wasAccepted: true }));
    await wait(10_000);
    expect(told.length).toBeGreaterThan(2);
    for (const [index, sighting] of told.entries()) {
      expect(sightingSchema.parse(sighting)).toEqual(sighting);
      expect(JSON.stringify(sent[index])).not.toContain('secret');
      expect(sighting.deviceId).toBe(DEVICE);
    }
  });
});
