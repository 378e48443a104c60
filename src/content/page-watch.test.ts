import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SocketReport } from '../core/sighting/observation';
import type { LifecycleChange } from '../core/sighting/page-lifecycle';
import { lifecycleBeforeFailureIn, type PageReport, pageReportSchema, sightingOf } from '../core/sighting/page-report';
import type { Sighting } from '../core/sighting/sighting';
import { accepted, GATEWAY, HOST, refusal, refused, report, TOP } from '../testing/observations';
import { showPage } from '../testing/page';
import { type PageWatch, watchPage } from './page-watch';
import { scanPage } from './scan-page';

// @vitest-environment happy-dom

const ID = '0badcafe-0000-4000-8000-000000000000';
const DEVICE = '0123456789abcdef'.repeat(4);
const REFUSED = { code: 'PAIRING_REQUIRED', message: 'pairing required', requestId: ID };
const MISMATCH = { code: 'AUTH_TOKEN_MISMATCH', message: 'unauthorized: gateway token mismatch' };

let told: Sighting[];
/** The reports as sent, with their lifecycle. */
let sent: PageReport[];
let watch: PageWatch;
/** Whether a report finds a receiver. */
let taken: boolean;
let lifecycle: LifecycleChange[];
let online: boolean;
let frames: number;
/** The page's HTTP status. */
let status: number;

const states = () => told.map(({ state, kind, stable }) => kind ?? (stable ? `${state}, stable` : state));
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const hear = async (...reports: SocketReport[]) => {
  for (const heard of reports) watch.onSocket(heard);
  await wait(0);
};

function start(html = ''): void {
  told = [];
  sent = [];
  lifecycle = [];
  frames = 0;
  const page = showPage(`<!doctype html><body>${html}</body>`);
  watch = watchPage({
    load: { page: '1', loadedAt: Date.now() },
    host: HOST,
    status: () => status,
    scan: () => scanPage(page, 200),
    frames: () => frames,
    lifecycle: () => lifecycle,
    send: async report => {
      sent.push(report);
      told.push(sightingOf(pageReportSchema.parse(report), TOP));
      return taken;
    },
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  taken = true;
  online = true;
  status = 200;
  vi.spyOn(navigator, 'onLine', 'get').mockImplementation(() => online);
  start();
});

afterEach(() => {
  watch.stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a connection', () => {
  test('is told at once, and as stable after 5 seconds without a break', async () => {
    await hear(accepted());
    expect(states()).toEqual(['connected']);
    await wait(4_900);
    expect(states()).toEqual(['connected']);
    await wait(200);
    expect(states()).toEqual(['connected', 'connected, stable']);
    await wait(60_000);
    expect(told).toHaveLength(2);
  });

  test('that broke off meanwhile is not stable', async () => {
    await hear(accepted());
    await wait(3_000);
    await hear(report({ wasAccepted: true }), accepted({ socket: 2 }));
    await wait(3_000);
    expect(states()).toEqual(['connected']);
    await wait(2_100);
    expect(states()).toEqual(['connected', 'connected, stable']);
  });

  test('that is lost is no longer called stable', async () => {
    await hear(accepted());
    await wait(5_100);
    online = false;
    await hear(report({ wasAccepted: true }));
    await wait(60_000);
    expect(sightingOf(watch.report(), TOP)).toMatchObject({ state: 'connected', stable: false });
  });
});

describe('a dropped connection', () => {
  test('is told after 3 to 8 seconds as an unreachable gateway', async () => {
    await hear(accepted(), report({ wasAccepted: true }));
    await wait(3_000);
    expect(states()).toEqual(['connected']);
    await wait(5_000);
    expect(states()).toEqual(['connected', 'gateway-unreachable']);
    expect(told.at(-1)).toMatchObject({ source: 'socket', text: 'disconnected (1006)', gateway: GATEWAY });
  });

  test('that is back within 3 seconds is not told', async () => {
    await hear(accepted(), report({ wasAccepted: true, closeCode: 1012, closeReason: 'service restart' }));
    await wait(2_900);
    await hear(accepted({ socket: 2 }));
    await wait(60_000);
    expect(states()).toEqual(['connected', 'connected, stable']);
  });

  test('is one drop for as long as every further try fails', async () => {
    await hear(report({ spoke: false }));
    for (let socket = 2; socket < 8; socket++) {
      await wait(1_000);
      await hear(report({ socket, spoke: false }));
    }
    expect(states()).toEqual(['undecided', 'gateway-unreachable']);
  });

  test('after a removed device is told as the refusal that follows', async () => {
    await hear(accepted(), report({ wasAccepted: true, closeCode: 4001, closeReason: 'device removed' }));
    await wait(800);
    await hear(refused(REFUSED, 2));
    expect(states()).toEqual(['connected', 'pairing-required']);
  });

  test('is not told while the browser is offline, and its time begins when the network is back', async () => {
    await hear(accepted());
    online = false;
    await hear(report({ wasAccepted: true }));
    watch.assess(); // as the `offline` event does
    await wait(600_000);
    expect(states()).toEqual(['connected']);
    online = true;
    watch.assess(); // as the `online` event does
    await wait(2_900);
    expect(states()).toEqual(['connected']);
    await wait(5_100);
    expect(states()).toEqual(['connected', 'gateway-unreachable']);
  });

  test('seen in the page alone is told as seen in the page', async () => {
    start('<openclaw-app><div class="connection-banner__state">Reconnecting…</div></openclaw-app>');
    watch.assess();
    await wait(8_000);
    expect(told.at(-1)).toMatchObject({ kind: 'gateway-unreachable', source: 'page', gateway: null });
  });
});

describe('a refusal', () => {
  test('is told at once, with what the gateway said', async () => {
    await hear(refused({ ...REFUSED, deviceId: DEVICE, nextStep: 'wait_then_retry', role: 'operator', scopes: ['a'] }));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      state: 'failing',
      kind: 'pairing-required',
      text: 'pairing required',
      source: 'socket',
      gateway: GATEWAY,
      requestId: ID,
      deviceId: DEVICE,
      role: 'operator',
      scopes: ['a'],
      retriesItself: false, // its page keeps none of OpenClaw’s keys
    });
  });

  test('of a token waits for the second try, where a device token is stored', async () => {
    localStorage.setItem(`openclaw.device.auth.v1:wss://${HOST}`, '{}');
    await hear(refused(MISMATCH));
    await wait(1_500);
    expect(told.map(({ state }) => state)).not.toContain('failing');
    await hear(accepted({ socket: 2 }));
    await wait(10_000);
    expect(states()).not.toContain('token-mismatch');
    expect(states().at(-1)).toBe('connected, stable');
  });

  test('of a token waits for the second try, too, where the page shows it before it is read', async () => {
    localStorage.setItem(`openclaw.device.auth.v1:wss://${HOST}`, '{}');
    start('<div class="callout danger">unauthorized: gateway token mismatch</div>');
    watch.begin([refused(MISMATCH)]);
    await wait(1_500);
    expect(told.map(({ state }) => state)).not.toContain('failing');
    await wait(1_500);
    expect(states().at(-1)).toBe('token-mismatch');
  });

  test('of a token is told at the second one, or when no second try comes', async () => {
    localStorage.setItem(`openclaw.device.auth.v1:wss://${HOST}`, '{}');
    await hear(refused(MISMATCH), refused(MISMATCH, 2));
    expect(states().at(-1)).toBe('token-mismatch');
    start();
    await hear(refused(MISMATCH));
    expect(states()).not.toContain('token-mismatch');
    await wait(3_000);
    expect(states().at(-1)).toBe('token-mismatch');
  });

  test('that is reported again is not a second one', async () => {
    localStorage.setItem('openclaw.device.auth.v1', '{}');
    await hear(refused(MISMATCH), refused(MISMATCH));
    expect(told.map(({ state }) => state)).not.toContain('failing');
  });

  test('of a token without a device token is told at once', async () => {
    await hear(refused(MISMATCH));
    expect(states()).toEqual(['token-mismatch']);
  });

  test('is told once, however often the page tries again and changes', async () => {
    await hear(refused(REFUSED));
    for (let socket = 2; socket < 6; socket++) {
      await hear(report({ socket: socket - 1, closeCode: 1008, refusal: refusal(REFUSED) }));
      await wait(3_000);
      await hear(refused(REFUSED, socket));
      watch.assess();
    }
    // The second report says that the page retries on its own.
    expect(told.map(({ retriesItself }) => retriesItself)).toEqual([false, true]);
  });

  test('keeps its details while the next try only drops', async () => {
    await hear(refused({ ...REFUSED, nextStep: 'wait_then_retry' }), report({ socket: 2 }));
    await wait(2_000);
    watch.assess();
    expect(told).toHaveLength(1);
    expect(sightingOf(watch.report(), TOP)).toMatchObject({ kind: 'pairing-required', requestId: ID });
  });

  test('that another socket ends is told as the connection that it became', async () => {
    await hear(refused(REFUSED), accepted({ socket: 2 }));
    expect(states()).toEqual(['pairing-required', 'connected']);
    expect(told.at(-1)).toMatchObject({ text: '', requestId: null });
  });
});

describe('what befell the page', () => {
  test('is told with a failure, which knows when it began', async () => {
    const droppedAt = Date.now();
    lifecycle = [
      { what: 'offline', from: 0, until: droppedAt - 11 * 60_000 },
      { what: 'frozen', from: 0, until: droppedAt - 2_000 },
    ];
    await hear(accepted(), report({ wasAccepted: true }));
    expect(sent.flatMap(lifecycleBeforeFailureIn)).toEqual([]);
    await wait(8_000);
    expect(sent.flatMap(lifecycleBeforeFailureIn)).toEqual([
      { what: 'frozen', from: 0, until: droppedAt - 2_000, failedAt: droppedAt },
    ]);
  });

  test('while it fails is told when the page is looked at again, and only once', async () => {
    await hear(refused(REFUSED));
    lifecycle = [{ what: 'frozen', from: 0, until: Date.now() }];
    for (let count = 0; count < 3; count++) watch.assess();
    expect(sent).toHaveLength(2);
  });
});

test('a page of OpenClaw’s is told as the gateway’s own, also by a version that names no build', async () => {
  await hear(refused(MISMATCH));
  expect(sent.at(-1)?.arrival.build).toBeNull();
  document.body.append(document.createElement('openclaw-app'));
  await hear(refused({ ...REFUSED, requestId: ID }));
  document.querySelector('openclaw-app')?.remove();
  expect(sent.at(-1)?.arrival.build).toBe('');
  expect(told.at(-1)?.gatewayVersion).toBeNull();
});

test('the build of a gateway’s page is told, however long its name is', async () => {
  const build = `2026.9.6-release-${'e'.repeat(200)}`;
  document.documentElement.setAttribute('data-openclaw-control-ui-build-id', build);
  await hear(refused(REFUSED));
  document.documentElement.removeAttribute('data-openclaw-control-ui-build-id');
  expect(told.at(-1)?.gatewayVersion).toBe('2026.9.6');
});

describe('a page whose connection is not let through', () => {
  const keptOut = async () => {
    document.documentElement.setAttribute('data-openclaw-control-ui-build-id', '2026.9.6-release');
    await hear(report({ spoke: false }));
    await wait(8_000);
    document.documentElement.removeAttribute('data-openclaw-control-ui-build-id');
    return states().at(-1);
  };

  test('is told apart from a dead gateway', async () => {
    expect(await keptOut()).toBe('upgrade-refused');
  });

  test('is none where one of its sockets spoke before, or where it came from a cache', async () => {
    await hear(accepted(), report({ wasAccepted: true }));
    expect(await keptOut()).toBe('gateway-unreachable');
    start();
    status = 0;
    expect(await keptOut()).toBe('gateway-unreachable');
  });
});

test('a connection that may do nothing is told as limited, and never as stable', async () => {
  await hear(accepted({ granted: { role: 'operator', scopes: ['operator.pairing'] } }));
  await wait(10_000);
  expect(new Set(states())).toEqual(new Set(['limited']));
  expect(told.map(({ stable }) => stable)).not.toContain(true);
  const ended = report({ wasAccepted: true, closeCode: 1012 });
  await hear(ended, accepted({ socket: 2, granted: { role: 'operator', scopes: ['operator.admin'] } }));
  await wait(6_000);
  expect(states().at(-1)).toBe('connected, stable');
});

test('a page on an http address, where browsers have no randomUUID, is watched as well', async () => {
  vi.spyOn(crypto, 'randomUUID').mockImplementation(() => {
    throw new TypeError('crypto.randomUUID is not a function');
  });
  start();
  await hear(refused(REFUSED));
  expect(states()).toEqual(['pairing-required']);
});
