import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Wish, wishOf } from '../../platform/own-wishes';
import { HOST, ORIGIN } from '../../testing/events';
import type { FakeBrowser } from '../../testing/fake-browser';
import { ALL_PORTS, added, browserThatTells, NEIGHBOUR, OWN, shownIn, WITH_PORT, wish } from '../testing/own-site';
import { lookForOffer } from './own-offer';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

const SEEN = { is: true, label: 'pairing-required', text: 'pairing required', program: null };

let fake: FakeBrowser;

beforeEach(() => {
  fake = browserThatTells('chromium');
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.1.2 Safari/537.36' });
});

describe('the offer', () => {
  async function look(url: string, seen: unknown): Promise<Wish | null> {
    const tab = fake.tabs.add(url);
    fake.permissions.clicked.add(url);
    fake.scripting.executeScript = async () => [{ result: seen }];
    await lookForOffer(tab);
    return wishOf(tab, Date.now());
  }

  test('is written as it is shown, with all that the answer needs', async () => {
    expect(await look(`${OWN}/chat#token=CANARY`, SEEN)).toMatchObject({
      ...{ origin: OWN, base: '', pattern: WITH_PORT, granted: false, kind: 'pairing-required' },
    });
    expect(JSON.stringify(await fake.storage.session.get(null))).not.toContain('CANARY');
    expect(fake.kept()).toEqual({});
  });

  test('asks Firefox without the port', async () => {
    fake = browserThatTells('firefox');
    expect(await look(`${OWN}/chat`, SEEN)).toMatchObject({ origin: OWN, pattern: ALL_PORTS });
  });

  test.each([
    [`${OWN}/openclaw/chat`, null, '/openclaw'],
    [`${OWN}/`, '/openclaw/assets/index.js', '/openclaw'],
    [`${OWN}/openclaw/x`, '/assets/index.js', ''],
    [`${OWN}/chat`, '/a b/assets/index.js', ''],
  ])('knows the base path of %s with the program %s: %s', async (url, program, base) => {
    expect(await look(url, { ...SEEN, program })).toMatchObject({ base });
  });

  test.each([
    ['nothing is found', `${OWN}/`, { ...SEEN, is: false }],
    ['the page answers nonsense', `${OWN}/`, 'hacked'],
    ['it is heyron’s', `${ORIGIN}/`, SEEN],
    ['it is a page of the browser’s', 'chrome://settings/', SEEN],
  ])('is not made where %s', async (_, url, seen) => {
    expect(await look(url, seen)).toBeNull();
  });

  test('is not made without a click on that very tab, in a private window, or of what was added', async () => {
    const quiet = fake.tabs.add(`${OWN}/`);
    await lookForOffer(quiet);
    expect(await wishOf(quiet, Date.now())).toBeNull();
    const hidden = fake.tabs.add(`${OWN}/`, { incognito: true });
    fake.permissions.clicked.add(`${OWN}/`);
    await lookForOffer(hidden);
    expect(await wishOf(hidden, Date.now())).toBeNull();
    await added(fake);
    expect(await look(`${OWN}/chat`, SEEN)).toBeNull();
  });

  test('goes once its tab shows a page that is not an agent’s', async () => {
    const tab = fake.tabs.add(`${OWN}/`);
    await wish(fake, tab);
    fake.permissions.clicked.add(`${OWN}/`);
    fake.scripting.executeScript = async () => [{ result: { ...SEEN, is: false } }];
    await lookForOffer(tab);
    expect(await wishOf(tab, Date.now())).toBeNull();
  });

  test('stands in the view of its tab, and in no other', async () => {
    const tab = fake.tabs.add(`${OWN}/`);
    fake.permissions.clicked.add(`${OWN}/`);
    await wish(fake, tab, { kind: 'pairing-required' });
    expect(await shownIn(tab)).toMatchObject({
      tab: { host: null },
      offer: {
        ...{ site: '192.168.1.20:18789', hostName: '192.168.1.20', pattern: WITH_PORT, allPorts: false },
        ...{ fails: 'failure_pairing_required_title', warns: ['own_unencrypted'] },
      },
    });
    fake.tabs.of(tab).url = `${NEIGHBOUR}/`;
    fake.permissions.clicked.add(`${NEIGHBOUR}/`);
    expect(await shownIn(tab)).toMatchObject({ offer: null });
    expect(await shownIn(fake.tabs.add(`${ORIGIN}/`))).toMatchObject({ tab: { host: HOST }, offer: null });
  });
});
