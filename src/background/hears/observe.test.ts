import { existsSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { allIncidents } from '../../history/testing/keep';
import type { PageSender } from '../../platform/receive-messages';
import { connected, failing, GATEWAY, HOST, ORIGIN, REQUEST_ID, sighting } from '../../testing/events';
import { type FakeBrowser, newBrowser } from '../../testing/fake-browser';
import { FakeStorage } from '../../testing/fake-browser/storage';
import { append } from '../incidents';
import { publish } from '../publish';
import { keyOf, observe } from './observe';
import { sweep } from './sweep';
import { tabClosed } from './tab-events';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

let fake: FakeBrowser;
let tab: number;
let page: PageSender;

beforeEach(() => {
  fake = newBrowser();
  tab = fake.tabs.add(`${ORIGIN}/`);
  page = { tab, origin: ORIGIN, host: HOST, path: '/', frame: 0, private: false, store: '0' };
});

const inPrivate = () => ({ ...page, tab: 99, private: true, store: '1' });
/** The last prompt that a tab's page was told to show, without its sentences. */
const prompt = (id = tab) => {
  const told = fake.tabs.told.filter(each => each.tab === id && 'story' in (each.message as object)).at(-1);
  const { words: _, ...message } = (told?.message ?? {}) as { words?: unknown };
  return message;
};
const saying = (kind: string | null) => ({ type: 'prompt', story: kind && { name: 'failing', kind } });
const BACK = { type: 'prompt', story: { name: 'back', by: 'await-approval' } };
const refused = failing('pairing-required', { requestId: REQUEST_ID });

async function inAMinute(work: () => Promise<void>): Promise<void> {
  const now = Date.now();
  const clock = vi.spyOn(Date, 'now').mockReturnValue(now + 60_000);
  await work();
  clock.mockRestore();
}

describe('a failing page', () => {
  test('gets the script of its card once, and the card’s sentences with what it shows', async () => {
    const injected: string[] = [];
    vi.spyOn(fake.scripting, 'executeScript').mockImplementation(async ({ files = [] }) => {
      injected.push(...files.filter(file => file.includes('prompt')));
      await new Promise(done => setTimeout(done, 20)); // a busy page
      if (injected.length > 0) fake.tabs.answers.set(tab, () => true);
      return [{ result: null }];
    });
    await observe(refused, page);
    await observe({ ...refused, kind: 'token-missing' }, page);
    expect(injected).toHaveLength(1);
    const told = fake.tabs.told.filter(({ message }) => 'story' in (message as object)).at(-1)?.message;
    expect(told).toMatchObject({ words: { failure_token_missing_title: { message: expect.any(String) } } });
  });

  test('takes the halves of the button apart, and its connection joins them again', async () => {
    const icon = () => fake.icons.get(tab)?.['16'] ?? '';
    await observe(refused, page);
    expect(icon()).toBe('/icons/apart-16.png');
    await observe(connected({ page: refused.page }), page);
    expect(icon()).toBe('/icons/16.png');
    expect(existsSync(`public${icon()}`)).toBe(true);
  });

  test('opens an incident, prompts, and gets its badge and title', async () => {
    await observe(refused, page);
    expect(await allIncidents()).toHaveLength(1);
    expect(fake.badges.get(tab)).toBe('!');
    expect(fake.titles.get(tab)).toBe('Re-Pair: Your agent doesn’t recognize this browser');
    expect(prompt()).toEqual(saying('pairing-required'));
  });

  test('loses its alarm when it is stably connected, and says for a minute that it is back', async () => {
    await observe(refused, page);
    await observe(connected(), page);
    expect(prompt()).toMatchObject(BACK);
    expect(fake.badges.get(tab)).toBe('');
    expect(fake.titles.get(tab)).toBe('Re-Pair: You’re back in');
    await inAMinute(sweep);
    expect(prompt()).toEqual(saying(null));
    expect(fake.badges.get(tab)).toBe('');
    expect(fake.titles.get(tab)).toBe('Re-Pair');
  });

  test('that is loaded again once it is back says so no more', async () => {
    await observe(refused, page);
    await observe(connected(), page);
    await observe(connected({ page: 'page-2', loadedAt: Date.now() + 1 }), page);
    expect(prompt()).toEqual(saying(null));
    expect(fake.badges.get(tab)).toBe('');
  });

  test('is back where it failed, and not in a tab that never did', async () => {
    const second = { ...page, tab: fake.tabs.add(`${ORIGIN}/`) };
    await observe(connected(), second);
    await observe(refused, page);
    await observe(connected(), page);
    expect([fake.badges.get(tab), fake.badges.get(second.tab)]).toEqual(['', '']);
  });

  test('is not cured by a connection in another tab while its own still fails', async () => {
    const second = { ...page, tab: fake.tabs.add(`${ORIGIN}/`) };
    await observe(refused, page);
    await observe(connected({ page: 'page-2' }), second);
    expect((await allIncidents())[0]?.state.fixed).toBeNull();
    expect([fake.badges.get(tab), fake.badges.get(second.tab)]).toEqual(['!', '']);
    expect(prompt()).toEqual(saying('pairing-required'));
    await fake.tabs.remove(tab);
    await tabClosed(tab);
    expect((await allIncidents())[0]?.state.fixed).toMatchObject({ word: 'observed' });
  });

  test('that has gone elsewhere puts nothing on what its tab shows now', async () => {
    const second = { ...page, tab: fake.tabs.add(`${ORIGIN}/`) };
    await observe(refused, page);
    await fake.tabs.update(tab, { url: 'https://example.test/' });
    fake.badges.clear();
    fake.tabs.told.length = 0;
    await observe(failing('pairing-required', { page: 'page-2' }), second);
    expect(fake.badges.has(tab)).toBe(false);
    expect(fake.tabs.told.filter(told => told.tab === tab)).toEqual([]);
  });

  test('that fails while its connection is still being written down is left failing', async () => {
    await observe(refused, page);
    await Promise.all([
      observe(connected({ stable: false }), page),
      observe({ ...refused, text: 'refused anew' }, page),
    ]);
    expect(fake.badges.get(tab)).toBe('!');
    expect(prompt()).toEqual(saying('pairing-required'));
    await Promise.all([observe({ ...refused, text: 'once more' }, page), observe(connected(), page)]);
    expect(fake.badges.get(tab)).toBe('');
  });

  test('that goes elsewhere in the very moment of its report puts nothing on what comes', async () => {
    const setBadgeText = fake.action.setBadgeText;
    const painted: string[] = [];
    fake.action.setBadgeText = async what => {
      if (painted.length === 0) await fake.tabs.update(tab, { url: 'https://example.test/' });
      painted.push(what.text);
      return setBadgeText(what);
    };
    await observe(refused, page);
    expect(painted).toEqual(['!', '']);
    expect(prompt()).toEqual(saying(null));
  });

  test('of before the browser ended puts nothing on whatever has its tab’s number now', async () => {
    await observe(refused, page);
    fake.storage.session = new FakeStorage();
    fake.badges.clear();
    const known = (await allIncidents())[0];
    if (known) await publish([known]);
    expect(fake.badges.size).toBe(0);
  });

  test('is cured also by pointing it at another gateway than the one that it failed with', async () => {
    await observe(failing('token-mismatch', { gateway: 'wss://wrong.test' }), page);
    await observe(connected({ gateway: GATEWAY }), { ...page, tab: fake.tabs.add(`${ORIGIN}/`) });
    expect((await allIncidents())[0]?.state.fixed).toBeNull();
    await observe(connected({ gateway: GATEWAY }), page);
    expect(prompt()).toEqual(saying(null));
    expect((await allIncidents())[0]?.state.fixed).not.toBeNull();
    expect(fake.badges.get(tab)).toBe('');
  });

  test('has its host remembered among those that may hold data', async () => {
    await observe(refused, page);
    expect(JSON.parse(fake.storage.local.dump()['known-hosts'] ?? '{}')).toHaveProperty([HOST]);
  });

  test('is stored without the secrets in its words and addresses', async () => {
    const secret = 'Zq7secretZq7';
    const named = `token=${secret}`;
    await observe(
      failing('unauthorized', {
        text: named,
        reason: named,
        nextStep: named,
        role: named,
        scopes: [named],
        gatewayVersion: named,
        gateway: `wss://${HOST}/${named}?${named}`,
      }),
      page,
    );
    expect(await allIncidents()).toHaveLength(1);
    expect(JSON.stringify(fake.kept())).not.toContain(secret);
  });

  test('whose words grow as secrets are taken out can still be read back', async () => {
    await observe(failing('unauthorized', { text: 'token=a '.repeat(75) }), page);
    expect(await allIncidents()).toHaveLength(1);
  });

  test('prompts all the same when nothing can be stored', async () => {
    fake.storage.local.failing = 'set';
    await observe(refused, page);
    expect(prompt()).toEqual(saying('pairing-required'));
    await observe(connected(), page);
    expect(prompt()).toEqual(saying(null));
  });
});

describe('a gateway that a front end reaches on another path', () => {
  const relay = `${GATEWAY}/ws`;
  const dead = failing('gateway-unreachable', { gateway: relay, source: 'socket' });
  const noPage = failing('gateway-unreachable', { page: 'page-2', gateway: null, source: 'http' });

  test('is down once, whether its page or its connection says so, and no badge outlives the end', async () => {
    const second = { ...page, tab: fake.tabs.add(`${ORIGIN}/`) };
    await observe(dead, page);
    await observe({ ...dead, page: 'page-3' }, second);
    await observe(noPage, page);
    const [known, ...more] = await allIncidents();
    expect(more).toEqual([]);
    await append(known?.incident.id ?? '', () => [{ type: 'declared-fixed', at: Date.now() }]);
    const over = (await allIncidents())[0];
    if (over) await publish([over]);
    expect([fake.badges.get(tab), fake.badges.get(second.tab)]).toEqual(['', '']);
  });

  test('is back when it is, on that path too', async () => {
    await observe(noPage, page);
    await observe(connected({ page: 'page-4', gateway: relay }), page);
    expect((await allIncidents()).map(({ state }) => state.fixed?.word)).toEqual(['observed']);
    expect(fake.badges.get(tab)).toBe('');
  });
});

describe('a frame', () => {
  const framed = () => ({ ...page, frame: 3 });

  test('of a page that says something itself speaks for nobody else', async () => {
    await observe(connected({ page: 'top' }), page);
    await observe(failing('pairing-required', { page: 'frame' }), framed());
    expect(await allIncidents()).toEqual([]);
    expect(fake.badges.get(tab)).toBe('');
    await observe(failing('token-missing', { page: 'top' }), page);
    await observe(failing('pairing-required', { page: 'frame', requestId: REQUEST_ID }), framed());
    const [known] = await allIncidents();
    expect(known?.state.failure?.sighting).toMatchObject({ kind: 'token-missing', requestId: null });
    await observe(connected({ page: 'frame' }), framed());
    expect((await allIncidents())[0]?.state.fixed).toBeNull();
  });

  test('speaks for the tab where the page around it knows of no gateway', async () => {
    await observe(sighting({ page: 'top' }), page);
    await observe(failing('pairing-required', { page: 'frame' }), framed());
    expect(fake.badges.get(tab)).toBe('!');
    expect((await allIncidents())[0]?.state.failure?.kind).toBe('pairing-required');
  });
});

test('a frame that is taken out of its page takes badge and prompt with it, at the next news of the page', async () => {
  await observe(sighting({ page: 'top' }), page);
  await observe(failing('pairing-required', { page: 'frame' }), { ...page, frame: 3 });
  expect(fake.badges.get(tab)).toBe('!');
  fake.tabs.framesGone.add(3);
  await observe(sighting({ page: 'top' }), page);
  expect(fake.badges.get(tab)).toBe('');
  expect(prompt()).toEqual(saying(null));
});

describe('a tab that a website opened', () => {
  const opened = () => {
    const opener = fake.tabs.add('https://unrelated.test/');
    return { ...page, tab: fake.tabs.add(`${ORIGIN}/`, { openerTabId: opener }) };
  };

  test('is helped, in an incident of its own', async () => {
    const sender = opened();
    await observe(refused, page);
    await observe({ ...refused, page: 'page-2' }, sender);
    expect(fake.badges.get(sender.tab)).toBe('!');
    expect((await allIncidents()).map(({ incident }) => incident.oneTab)).toEqual([sender.tab, undefined]);
  });

  test('ends nobody else’s trouble, and is no host to be cleared before its user has used it', async () => {
    await observe({ ...refused, source: 'page' }, page);
    await fake.storage.local.remove('known-hosts');
    const sender = opened();
    await observe(connected({ page: 'page-2' }), sender);
    expect((await allIncidents()).map(({ state }) => state.fixed)).toEqual([null]);
    expect(fake.storage.local.dump()['known-hosts']).toBeUndefined();
    await observe(connected({ page: 'page-2' }), sender, { used: true });
    expect(JSON.parse(fake.storage.local.dump()['known-hosts'] ?? '{}')).toHaveProperty([HOST]);
  });
});

test.each([
  ['http-refused', 'http'],
  ['gateway-unreachable', 'http'],
] as const)('a host that only answered %s is none that may hold data', async (kind, source) => {
  await observe(failing(kind, { source, keys: false }), page);
  expect(fake.storage.local.dump()['known-hosts']).toBeUndefined();
});

describe('an undecided page', () => {
  test('that showed the failure before prompts no more, and keeps its badge', async () => {
    await observe(refused, page);
    await observe(sighting({ page: refused.page }), page);
    expect(prompt()).toEqual(saying(null));
    expect(fake.badges.get(tab)).toBe('!');
  });

  test('is not stored', async () => {
    await observe(refused, page);
    const before = fake.kept();
    await observe(sighting({ page: 'page-2' }), page);
    expect(fake.kept()).toEqual(before);
  });

  test('gets the badge back that its navigation wiped, in the tab that failed and in no other', async () => {
    await observe(refused, page);
    fake.badges.clear();
    await observe(sighting({ page: 'page-2' }), page);
    expect(fake.badges.get(tab)).toBe('!');
    const other = fake.tabs.add(`${ORIGIN}/`);
    await observe(sighting(), { ...page, tab: other });
    expect(fake.badges.get(other)).toBe('');
  });
});

describe('a page in a private window', () => {
  test.each([
    ['failing', refused],
    ['connected', connected()],
    ['undecided', sighting()],
  ])('that is %s leaves nothing at all behind, and no prompt', async (_, seen) => {
    await observe(seen, inPrivate());
    expect(fake.tabs.told).toEqual([]);
    expect(fake.kept()).toEqual({});
    expect(fake.badges.size).toBe(0);
  });

  test('ends the step that asked for it with one word, and nothing else of it is stored', async () => {
    await observe(failing('gateway-unreachable'), page);
    const id = (await allIncidents())[0]?.incident.id ?? '';
    await append(id, () => [
      { type: 'step-started', at: Date.now(), step: 'private-window', tab },
      { type: 'step-ran', at: Date.now(), step: 'private-window' },
    ]);
    const before = (await allIncidents())[0]?.incident.events.length ?? 0;
    await observe(failing('pairing-required', { requestId: REQUEST_ID, text: 'private words' }), inPrivate());
    const [known] = await allIncidents();
    expect(known?.incident.events.slice(before)).toEqual([
      {
        type: 'step-ended',
        at: expect.any(Number),
        step: 'private-window',
        result: 'unproven',
        by: 'observed',
        finding: 'pairing-required',
      },
    ]);
    expect(JSON.stringify(fake.kept())).not.toMatch(new RegExp(`${REQUEST_ID}|private words`));
  });

  test('of another origin ends nothing', async () => {
    await observe(refused, page);
    const id = (await allIncidents())[0]?.incident.id ?? '';
    await append(id, () => [{ type: 'step-started', at: Date.now(), step: 'private-window', tab }]);
    await observe(refused, { ...inPrivate(), origin: 'https://user-0241.c1.heyron.ai' });
    expect((await allIncidents())[0]?.state.active?.step).toBe('private-window');
  });
});

describe('the incident that a page belongs to', () => {
  test.each([
    [null, GATEWAY],
    ['nonsense', GATEWAY],
    ['https://evil.test/', GATEWAY],
    [`${GATEWAY}/`, GATEWAY],
    ['wss://me:pw@other.test/ws?token=x', 'wss://other.test/ws'],
    [`${GATEWAY}/ws?token=x`, `${GATEWAY}/ws`],
  ])('with the gateway %s is that of %s', (gateway, kept) => {
    expect(keyOf(page, { gateway })).toEqual({ origin: ORIGIN, gateway: kept, store: '0' });
  });
});
