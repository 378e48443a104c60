import { beforeEach, describe, expect, test, vi } from 'vitest';
import { allIncidents, keep } from '../../history/testing/keep';
import { HOST, ORIGIN, Story, TAB } from '../../testing/events';
import { type FakeBrowser, newBrowser } from '../../testing/fake-browser';
import { lookAtAccount } from './account-session';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

const SESSION = 'sb-abcdefgh-auth-token.0';
let fake: FakeBrowser;

beforeEach(() => {
  fake = newBrowser();
  fake.tabs.add(`${ORIGIN}/`, { id: TAB });
});

async function signingOut(story = new Story().fails('pairing-required').starts('sign-out-in').ran('sign-out-in')) {
  await keep(story.incident);
}

const active = async () => (await allIncidents())[0]?.state.active;
const signOut = () => fake.cookies.drop(({ name }) => name === SESSION);

describe('while the user signs out and in', () => {
  test('both are seen, and the agent’s page is loaded once', async () => {
    fake.cookies.add('heyron.ai', SESSION);
    await signingOut();
    await lookAtAccount();
    expect(await active()).toMatchObject({ runs: 1 });
    signOut();
    await lookAtAccount();
    expect(await active()).toMatchObject({ runs: 1, account: 'signed-out' });
    fake.cookies.add('heyron.ai', SESSION);
    await lookAtAccount();
    await lookAtAccount();
    expect(await active()).toMatchObject({ runs: 2, account: 'signed-in' });
    expect(fake.log).toEqual([`reload ${TAB}`]);
  });

  test('a session that was there all the time, however often it is renewed, is no news', async () => {
    fake.cookies.add('heyron.ai', SESSION);
    await signingOut();
    for (let renewal = 0; renewal < 3; renewal++) await lookAtAccount();
    expect(await active()).toMatchObject({ runs: 1 });
    expect(fake.log).toEqual([]);
  });

  test('one that was not there at first, and comes, is a sign-in', async () => {
    const story = new Story().fails('pairing-required').starts('sign-out-in');
    story.add({ type: 'account', at: story.events.at(-1)?.at ?? 0, seen: 'unseen' }).ran('sign-out-in');
    await signingOut(story);
    await lookAtAccount();
    expect(await active()).toMatchObject({ runs: 1, account: 'unseen' });
    fake.cookies.add('.heyron.ai', SESSION);
    await lookAtAccount();
    expect(await active()).toMatchObject({ runs: 2, account: 'signed-in' });
  });

  test('cookies of an agent’s host, of another store, or of another name say nothing', async () => {
    fake.cookies.add('heyron.ai', SESSION);
    await signingOut();
    signOut();
    await lookAtAccount();
    fake.cookies.add(HOST, SESSION);
    fake.cookies.add('heyron.ai', SESSION, { storeId: '1' });
    fake.cookies.add('heyron.ai', 'theme');
    await lookAtAccount();
    expect(await active()).toMatchObject({ account: 'signed-out' });
  });

  test('access that was withdrawn does not look like signing out', async () => {
    fake.cookies.add('heyron.ai', SESSION);
    await signingOut();
    fake.granted = false;
    await lookAtAccount();
    fake.granted = true;
    expect(await active()).not.toHaveProperty('account');
  });
});

test('in any other step the session is nobody’s business', async () => {
  await signingOut(new Story().fails('pairing-required').starts('fresh-link').ran('fresh-link'));
  await lookAtAccount();
  expect(await active()).toMatchObject({ step: 'fresh-link', runs: 1 });
  expect(fake.log).toEqual([]);
});
