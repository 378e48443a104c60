import { describe, expect, test, vi } from 'vitest';
import type { FailureKind } from '../core/failure';
import type { Attempt } from '../core/incident/reduce';
import { STEP_IDS } from '../core/step-ids';
import {
  BEGIN,
  connected,
  failing,
  HOST,
  INCIDENT_ID,
  ORIGIN,
  Story,
  sighting,
  TAB,
} from '../testing/events';
import { newBrowser } from '../testing/fake-browser';
import { STEPS } from '.';
import { probe } from './probe';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const attempt = (more: Partial<Attempt> = {}): Attempt => ({
  step: 'hard-refresh',
  tab: TAB,
  startedAt: BEGIN,
  begunAt: BEGIN,
  ranAt: BEGIN + 10,
  runs: 1,
  against: 'pairing-required',
  ...more,
});
const seen = (kind: FailureKind, loadedAt: number) => new Map([[TAB, failing(kind, { loadedAt })]]);

test('every step is found under its own id', () => {
  for (const id of STEP_IDS) expect(STEPS[id].id).toBe(id);
});

test('only clearing asks first', () => {
  expect(STEP_IDS.filter(id => STEPS[id].asksFirst)).toEqual(['clear-site-data']);
});

describe('a step that loads the page again', () => {
  const judge = STEPS['hard-refresh'].verify;

  test.each([
    [
      'the same failure in a page loaded since',
      'pairing-required',
      0,
      { result: 'still-failing', by: 'observed' },
    ],
    ['another failure', 'token-missing', 5, { result: 'changed', by: 'observed', finding: 'token-missing' }],
    ['a page that was loaded before', 'pairing-required', -1, null],
  ] as const)('is judged by %s', (_, kind, after, end) => {
    expect(judge?.(attempt(), seen(kind, BEGIN + after))).toEqual(end);
  });

  test('is not judged while it is being done, nor by a page that does not fail', () => {
    const { ranAt: _, ...doing } = attempt();
    expect(judge?.(doing, seen('pairing-required', BEGIN + 1))).toBeNull();
    expect(judge?.(attempt(), new Map([[TAB, sighting({ loadedAt: BEGIN + 1 })]]))).toBeNull();
    expect(judge?.(attempt(), new Map([[TAB, connected({ loadedAt: BEGIN + 1 })]]))).toBeNull();
  });
});

test.each(['sign-out-in', 'fresh-link'] as const)(
  '%s is not judged by the same failure until the user says that it was done',
  step => {
    const same = seen('pairing-required', BEGIN + 5);
    expect(STEPS[step].verify?.(attempt({ step }), same)).toBeNull();
    expect(STEPS[step].verify?.(attempt({ step }), seen('token-missing', BEGIN + 5))?.result).toBe('changed');
    expect(STEPS[step].verify?.(attempt({ step, runs: 2 }), same)?.result).toBe('still-failing');
  },
);

test('waiting is judged only after its one try', () => {
  const same = seen('pairing-required', BEGIN + 5);
  expect(STEPS.wait.verify?.(attempt({ step: 'wait' }), same)).toBeNull();
  expect(STEPS.wait.verify?.(attempt({ step: 'wait', runs: 2 }), same)?.result).toBe('still-failing');
});

describe('a private window', () => {
  const judge = STEPS['private-window'].verifyPrivate;

  test.each([
    ['gateway-unreachable', 'gateway-unreachable', 'still-failing'],
    ['origin-not-allowed', 'origin-not-allowed', 'still-failing'],
    ['rate-limited', 'rate-limited', 'still-failing'],
    ['rate-limited', 'gateway-unreachable', 'unproven'],
    ['pairing-required', 'pairing-required', 'unproven'],
    ['token-missing', 'token-missing', 'unproven'],
  ] as const)('that fails with %s, as opened against %s, is %s', (kind, against, result) => {
    expect(judge?.(attempt({ against }), failing(kind))).toEqual({ result, by: 'observed', finding: kind });
  });

  test('that connects and stays so shows that this browser’s state is at fault', () => {
    expect(judge?.(attempt(), connected())).toEqual({ result: 'done', by: 'observed', finding: 'connects' });
    expect(judge?.(attempt(), connected({ stable: false }))).toBeNull();
    expect(judge?.(attempt(), sighting())).toBeNull();
  });

  test.each([
    ['chromium', true, true],
    ['chromium', false, true],
    ['firefox', true, true],
    ['firefox', false, false],
  ] as const)(
    'in %s, with access to private windows %s, is opened by us: %s',
    async (family, allowed, opened) => {
      const fake = newBrowser(family);
      fake.privateAllowed = allowed;
      expect(await STEPS['private-window'].run(context())).toEqual({ watch: true });
      expect(fake.log).toEqual(opened ? [`window private ${ORIGIN}/`] : []);
    },
  );
});

const context = (more: object = {}) => ({
  origin: ORIGIN,
  host: HOST,
  gateway: `wss://${HOST}`,
  store: '0',
  state: new Story().fails('pairing-required').state,
  tab: TAB,
  now: () => BEGIN,
  id: INCIDENT_ID,
  onProgress: () => {},
  ...more,
});

test.each([
  [`wss://${HOST}`, 'own-gateway-alive'],
  [`wss://${HOST}/ws`, 'own-gateway-alive'],
  ['wss://user-0241.c1.heyron.ai', 'other-gateway-hosted'],
  [`wss://${HOST}:8443`, 'other-gateway-hosted'],
  [`wss://${HOST}.evil.test`, 'other-gateway-public'],
  ['ws://127.0.0.1:18789', 'other-gateway-local'],
  ['ws://192.168.1.20:18789', 'other-gateway-private'],
  ['wss://desk.tail1234.ts.net', 'other-gateway-tailscale'],
  ['wss://a1b2.ngrok-free.app', 'other-gateway-tunnel'],
])('a page that talks to %s: %s', async (gateway, finding) => {
  vi.stubGlobal('fetch', async () => Response.json({ ok: true, status: 'live' }));
  expect(await STEPS['right-gateway'].run(context({ gateway }))).toMatchObject({
    end: { result: 'done', finding },
  });
});

const html = (text: string, status = 200) =>
  new Response(text, { status, headers: { 'content-type': 'text/html' } });
const APP = '<html><body><openclaw-app></openclaw-app>';

test.each([
  ['JSON that says so', () => Response.json({ ok: true, status: 'live' }), 'alive'],
  ['an older gateway’s page', () => html(APP), 'page'],
  ['that page behind an endless beginning', () => html('x'.repeat(200_000) + APP), 'other'],
  ['another page', () => html('<html><body>Sign in'), 'other'],
  ['JSON of another kind', () => Response.json({ hello: 1 }), 'other'],
  ['a refusal', () => html(APP, 401), 'other'],
  ['a redirection', () => Response.error(), 'other'],
  ['broken JSON', () => new Response('{', { headers: { 'content-type': 'application/json' } }), 'other'],
  ['a proxy’s error', () => html('502 Bad Gateway', 502), 'proxy-error'],
  ['no network', () => Promise.reject(new TypeError('failed')), 'silent'],
] as const)('a probe that meets %s', async (_, answer, found) => {
  const asked = vi.fn<typeof fetch>(async () => answer());
  vi.stubGlobal('fetch', asked);
  expect(await probe(HOST)).toBe(found);
  expect(asked).toHaveBeenCalledExactlyOnceWith(
    `https://${HOST}/healthz`,
    expect.objectContaining({ credentials: 'omit', redirect: 'manual' }),
  );
});

test.each([
  ['token-missing', ['open https://heyron.ai/chat']],
  ['pairing-required', []],
] as const)(
  'a fresh pairing after %s opens what it needs and never loads the page again by itself',
  async (kind, log) => {
    const fake = newBrowser();
    fake.tabs.add(`${ORIGIN}/`, { id: TAB });
    await STEPS['fresh-pairing'].run(context({ state: new Story().fails(kind).state }));
    expect(fake.log).toEqual(log);
  },
);

test('awaiting an approval brings the page to the front and never loads it again by itself', async () => {
  const fake = newBrowser();
  fake.tabs.add(`${ORIGIN}/`, { id: TAB });
  await STEPS['await-approval'].run(context());
  expect(fake.tabs.of(TAB).active).toBe(true);
  expect(fake.log).toEqual([]);
});
