import { beforeEach, describe, expect, test, vi } from 'vitest';
import { allIncidents } from '../../history/testing/keep';
import type { PageSender } from '../../platform/receive-messages';
import { keepsNoDevice, wantsSignIn } from '../../site-data/front-end';
import { pairOfferIn } from '../../site-data/pair-offer';
import { connected, DEVICE_ID, failing, HOST, ORIGIN, REQUEST_ID, sighting } from '../../testing/events';
import { eventually } from '../../testing/eventually';
import { type FakeBrowser, newBrowser } from '../../testing/fake-browser';
import { observe } from './observe';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));
vi.mock('../../site-data/front-end', () => ({ keepsNoDevice: vi.fn(), wantsSignIn: vi.fn() }));

vi.mock('../../site-data/pair-offer', () => ({ pairOfferIn: vi.fn() }));

let fake: FakeBrowser;
let page: PageSender;

beforeEach(() => {
  fake = newBrowser();
  const tab = fake.tabs.add(`${ORIGIN}/`);
  page = { tab, origin: ORIGIN, host: HOST, path: '/', frame: 0, private: false, store: '0' };
  vi.mocked(keepsNoDevice).mockReset().mockResolvedValue(true);
  vi.mocked(wantsSignIn).mockReset().mockResolvedValue(false);
  vi.mocked(pairOfferIn).mockReset().mockResolvedValue(null);
});

const failure = async () => (await allIncidents())[0]?.state.failure;
const OTHER = { keys: false, source: 'socket' } as const;
const refused = failing('pairing-required', { ...OTHER, requestId: REQUEST_ID, deviceId: DEVICE_ID });
const broken = failing('gateway-unreachable', OTHER);

describe('a refusal of another front end', () => {
  test('is about its server where nothing in the page can be the device', async () => {
    await observe(refused, page);
    expect((await failure())?.sighting.served).toBe(true);
    expect(keepsNoDevice).toHaveBeenCalledWith(page.tab, DEVICE_ID);
  });

  test('is about this browser where something can', async () => {
    vi.mocked(keepsNoDevice).mockResolvedValue(false);
    await observe(refused, page);
    expect((await failure())?.sighting.served).toBeUndefined();
  });

  test.each([
    ['OpenClaw’s own page', { ...refused, keys: true }],
    ['a page that only shows it', { ...refused, source: 'page' }],
    ['a page with a missing token, which its user types', failing('token-missing', OTHER)],
    ['a page that works', connected({ keys: false })],
  ] as const)('is not looked into on %s', async (_, seen) => {
    await observe(seen, page);
    expect(keepsNoDevice).not.toHaveBeenCalled();
  });

  test('is not about its server where another host’s gateway said it', async () => {
    await observe({ ...refused, gateway: 'wss://unrelated.test/' }, page);
    expect((await failure())?.sighting.served).toBeUndefined();
    expect(keepsNoDevice).not.toHaveBeenCalled();
  });

  test('is not looked into in a frame', async () => {
    await observe(refused, { ...page, frame: 3 });
    expect(keepsNoDevice).not.toHaveBeenCalled();
  });
});

describe('a connection that breaks off unspoken', () => {
  test('is a missing sign-in where the page’s server said so', async () => {
    vi.mocked(wantsSignIn).mockResolvedValue(true);
    await observe(broken, page);
    expect(await failure()).toMatchObject({ kind: 'sign-in-elsewhere', sighting: { served: true } });
  });

  test('becomes one when the server says so later, and stays one while the page goes on', async () => {
    vi.mocked(wantsSignIn).mockImplementation(async (_, { waits }) => waits);
    await observe(broken, page);
    await eventually(async () => expect((await failure())?.kind).toBe('sign-in-elsewhere'));
    vi.mocked(wantsSignIn).mockResolvedValue(false);
    await observe({ ...broken, text: 'disconnected (1006): again' }, page);
    expect((await failure())?.kind).toBe('sign-in-elsewhere');
    await observe({ ...broken, page: 'page-2' }, page);
    expect((await failure())?.kind).toBe('gateway-unreachable');
  });

  test('is none where a gateway spoke, or where the page connected meanwhile', async () => {
    vi.mocked(wantsSignIn).mockResolvedValue(true);
    await observe({ ...broken, spoke: true }, page);
    expect((await failure())?.kind).toBe('gateway-unreachable');
    let answer = (_: boolean) => {};
    vi.mocked(wantsSignIn).mockImplementation((_, { waits }) =>
      waits ? new Promise(resolve => (answer = resolve)) : Promise.resolve(false),
    );
    await observe({ ...broken, page: 'page-2' }, page);
    await observe(connected({ keys: false, page: 'page-2' }), page);
    answer(true);
    await new Promise(resolve => setTimeout(resolve, 20));
    expect((await allIncidents())[0]?.state.fixed).toBeTruthy();
  });
});

test('a form counts where something failed before, and nowhere else', async () => {
  const blank = sighting({ keys: false });
  vi.mocked(wantsSignIn).mockImplementation(async (_, { form }) => form);
  await observe(blank, page);
  expect(wantsSignIn).not.toHaveBeenCalled();
  await observe(refused, page);
  await observe({ ...blank, page: 'page-2' }, page);
  await eventually(async () => expect((await failure())?.kind).toBe('sign-in-elsewhere'));
  expect(fake.badges.get(page.tab)).toBe('!');
});

test('a code that the gate of a refused page offers is kept, and read where a gateway spoke alone', async () => {
  const pair = { code: 'ABCD-EFGH', browserId: '1a2b3c4d' };
  vi.mocked(pairOfferIn).mockResolvedValue(pair);
  await observe(failing('pairing-required', { source: 'page' }), page);
  expect(pairOfferIn).not.toHaveBeenCalled();
  await observe(failing('pairing-required', { source: 'socket', spoke: true, requestId: REQUEST_ID }), page);
  await eventually(async () => expect((await failure())?.sighting.pair).toEqual(pair));
});
