import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { park, tabsOf, unpark, unparkLeftovers } from './parking';
import { parkingPage } from './parking-page';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const AGENT = 'c3-0108.c3.heyron.ai';
const PAGE = `https://${AGENT}/chat?session=main#token=Zq7secret`;

let fake: FakeBrowser;
let tab: number;

beforeEach(() => {
  fake = newBrowser();
  tab = fake.tabs.add(PAGE);
});

test('a parked tab stands on our own page, and comes back to its full address', async () => {
  const tabs = await tabsOf([AGENT], '0');
  await park(tabs);
  expect(fake.tabs.of(tab).url).toBe(parkingPage());
  expect(await unpark(tabs)).toBe(1);
  expect(fake.tabs.of(tab).url).toBe(PAGE);
  expect(fake.storage.local.dump()).toEqual({});
});

test('the journal holds no query and no fragment', async () => {
  await park(await tabsOf([AGENT], '0'));
  const journal = JSON.stringify(fake.storage.local.dump());
  expect(journal).toContain(`https://${AGENT}/chat`);
  expect(journal).not.toMatch(/Zq7secret|session=/);
});

describe('what a killed worker left parked', () => {
  beforeEach(async () => park(await tabsOf([AGENT], '0')));

  test('comes back, without the token that was not written down', async () => {
    await unparkLeftovers();
    expect(fake.tabs.of(tab).url).toBe(`https://${AGENT}/chat`);
    expect(fake.storage.local.dump()).toEqual({});
  });

  test('stays where the user took it', async () => {
    await fake.tabs.update(tab, { url: 'https://example.test/' });
    await unparkLeftovers();
    expect(fake.tabs.of(tab).url).toBe('https://example.test/');
  });

  test('is forgotten when its tab was closed', async () => {
    await fake.tabs.remove(tab);
    await unparkLeftovers();
    expect(fake.storage.local.dump()).toEqual({});
  });

  test.each(['https://evil.test/', 'javascript:alert(1)', 'https://heyron.ai.evil.test/'])(
    'never leads to %s',
    async address => {
      await fake.storage.local.set({ parked: [{ tab, address }] });
      await unparkLeftovers();
      expect(fake.tabs.of(tab).url).toBe(parkingPage());
    },
  );

  test('is left alone when the journal is damaged', async () => {
    await fake.storage.local.set({ parked: 'nonsense' });
    await unparkLeftovers();
    expect(fake.tabs.of(tab).url).toBe(parkingPage());
  });
});
