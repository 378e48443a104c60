import { describe, expect, test, vi } from 'vitest';
import { looksAgain, STEP_IDS, STEP_ROWS } from '../core/catalogue/steps';
import { BEGIN, HOST, INCIDENT_ID, ORIGIN, Story, TAB } from '../testing/events';
import { newBrowser } from '../testing/fake-browser';
import { STEPS } from '.';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

test('what looks again by its row can do so, and nothing else can', () => {
  for (const id of STEP_IDS) expect(STEPS[id].again !== undefined, id).toBe(looksAgain(id));
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
  front: true,
  ...more,
});

// The costs of a step that deletes are shown where it asks.
test.each(STEP_IDS.filter(id => !STEP_ROWS[id].asksFirst))(
  'what %s does to the agent’s page is what its row says',
  async id => {
    const fake = newBrowser();
    fake.tabs.add(`${ORIGIN}/`, { id: TAB });
    fake.sites.fill(HOST);
    vi.stubGlobal('fetch', async () => Response.json({ ok: true, status: 'live' }));
    const before = structuredClone(fake.sites.of(HOST));
    await STEPS[id].run(context());
    const { loadsAgain, waits, account } = STEP_ROWS[id];
    // A step that waits, or watches the account, looks again on its own.
    if (waits || account) await STEPS[id].again?.(context());
    expect(fake.log.some(line => line.startsWith('reload'))).toBe(loadsAgain !== 'never');
    expect(fake.sites.of(HOST)).toEqual(before);
  },
);

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

test('a gateway that has just spoken to the page is alive, whatever its front end answers', async () => {
  vi.stubGlobal('fetch', async () => new Response('<html><body>A front end of another make'));
  const find = (more: object) =>
    STEPS['right-gateway'].run(context({ state: new Story().fails('token-mismatch', more).state }));
  expect(await find({ spoke: true })).toMatchObject({ end: { finding: 'own-gateway-alive' } });
  expect(await find({})).toMatchObject({ end: { finding: 'own-gateway-other' } });
});

test('a clearing that found nothing claims nothing, and is followed by what else can help', async () => {
  const fake = newBrowser();
  fake.tabs.add(`${ORIGIN}/`, { id: TAB });
  const consentedTo = { level: 2, hosts: [HOST] };
  const done = await STEPS['clear-site-data'].run(context({ consentedTo }));
  expect(done).toMatchObject({ end: { result: 'unproven', by: 'observed', finding: 'nothing-found' } });
  fake.sites.fill(HOST);
  expect(await STEPS['clear-site-data'].run(context({ consentedTo }))).toMatchObject({ watch: true });
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

test('a fresh pairing of an agent of one’s own opens nothing: its link is made elsewhere', async () => {
  const fake = newBrowser();
  const state = new Story().fails('token-missing').answers('who-runs-it', 'me').state;
  await STEPS['fresh-pairing'].run(context({ state }));
  expect(fake.log).toEqual([]);
});

test('awaiting an approval brings the page to the front and never loads it again by itself', async () => {
  const fake = newBrowser();
  fake.tabs.add(`${ORIGIN}/`, { id: TAB });
  await STEPS['await-approval'].run(context());
  expect(fake.tabs.of(TAB).active).toBe(true);
  expect(fake.log).toEqual([]);
});

describe('a private window', () => {
  test.each([
    ['chromium', true, true],
    ['chromium', false, true],
    ['firefox', true, true],
    ['firefox', false, false],
  ] as const)('in %s, with access to private windows %s, is opened by us: %s', async (family, allowed, opened) => {
    const fake = newBrowser(family);
    fake.privateAllowed = allowed;
    expect(await STEPS['private-window'].run(context())).toEqual({ watch: true });
    expect(fake.log).toEqual(opened ? [`window private ${ORIGIN}/`] : []);
  });
});

describe('a fresh link', () => {
  test.each([
    ['heyron', ['open https://heyron.ai/chat']],
    ['me', []],
  ] as const)('of an agent that %s runs opens %j', async (who, log) => {
    const fake = newBrowser();
    const state = new Story().fails('token-mismatch').answers('who-runs-it', who).state;
    await STEPS['fresh-link'].run(context({ state }));
    expect(fake.log).toEqual(log);
  });
});

test('an agent that was restarted is looked at by one load of its page', async () => {
  const fake = newBrowser();
  fake.tabs.add(`${ORIGIN}/`, { id: TAB });
  expect(await STEPS['restart-gateway'].run(context())).toEqual({ watch: true });
  expect(fake.log).toEqual([`reload ${TAB}`]);
});

test('a page without encryption that cannot identify the browser is told as such', async () => {
  const state = new Story().fails('device-identity-required').state;
  const insecure = context({ origin: ORIGIN.replace('https', 'http'), state });
  expect(await STEPS['right-gateway'].run(insecure)).toMatchObject({ end: { finding: 'insecure-page' } });
});

describe('signing out and in', () => {
  test.each([
    ['is seen where the session has its cookie', 'sb-abc-auth-token', undefined],
    ['is not seen where it has none that we know', 'other', 'unseen'],
  ] as const)('%s', async (_, name, account) => {
    const fake = newBrowser();
    fake.cookies.add('heyron.ai', name);
    expect(await STEPS['sign-out-in'].run(context())).toEqual({
      watch: true,
      ...(account ? { account } : {}),
    });
    expect(fake.log).toEqual(['open https://heyron.ai/account']);
  });
});
