import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { View } from '../../core/view/view';
import { allIncidents, keep } from '../../history/testing/keep';
import type { Runtime } from '../../platform/browser';
import { parkingPage } from '../../site-data/own-pages';
import { BEGIN, connected, failing, HOST, INCIDENT_ID, ORIGIN, present, Story } from '../../testing/events';
import { eventually, turns } from '../../testing/eventually';
import { type FakeBrowser, newBrowser } from '../../testing/fake-browser';
import { FakeEvent } from '../../testing/fake-browser/event';
import { shows } from '../../testing/shows';
import { append } from '../incidents';
import { addView, incidentFor, refreshViews } from './views';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

const OTHER = 'https://user-0241.c1.heyron.ai';

let fake: FakeBrowser;

beforeEach(() => {
  fake = newBrowser();
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.1.2 Safari/537.36' });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Stores an incident; later ones are newer. */
async function stored(
  n: number,
  story: Story,
  more: { origin?: string; store?: string; gateway?: string } = {},
): Promise<string> {
  const id = `${INCIDENT_ID.slice(0, -1)}${n}`;
  const events = story.events.map(event => ({ ...event, at: event.at + Date.now() - BEGIN + n }));
  await keep({ ...story.incident, ...more, id, events });
  return id;
}

const failedIn = (tab: number) => new Story().fails('pairing-required', {}, tab);
const idFor = async (tab: number) => (await incidentFor(tab))?.incident.id ?? null;

describe('a popup is about', () => {
  test('the incident of its own page, also when another of the same origin is newer', async () => {
    const tab = fake.tabs.add(`${ORIGIN}/`);
    const own = await stored(1, failedIn(tab));
    await stored(2, failedIn(55), { gateway: 'wss://other.test' });
    await shows(fake, present(failing('pairing-required'), tab));
    expect(await idFor(tab)).toBe(own);
  });

  test('none, where its page fails and has none: another agent’s is not its own', async () => {
    const tab = fake.tabs.add(`${ORIGIN}/`);
    await stored(1, failedIn(55), { origin: OTHER });
    await shows(fake, present(failing('pairing-required'), tab));
    expect(await idFor(tab)).toBeNull();
  });

  test('the incident of its own tab also while that is parked for a clearing', async () => {
    const tab = fake.tabs.add(parkingPage('one'));
    await stored(1, failedIn(55));
    const own = await stored(2, failedIn(tab), { origin: OTHER });
    await stored(3, failedIn(56));
    expect(await idFor(tab)).toBe(own);
  });

  test('that of another tab of the same page, where its own has none', async () => {
    const tab = fake.tabs.add(`${ORIGIN}/`);
    const same = await stored(1, failedIn(55));
    await stored(2, failedIn(56), { origin: OTHER });
    expect(await idFor(tab)).toBe(same);
  });

  test('the newest open one, on another heyron page such as the account site', async () => {
    await stored(1, failedIn(55));
    const newest = await stored(2, failedIn(56), { origin: OTHER });
    await stored(3, failedIn(57).connects({}, 57));
    expect(await idFor(fake.tabs.add('https://heyron.ai/account'))).toBe(newest);
  });

  test.each(['https://example.test/', 'https://heyron.ai.evil.test/', 'about:blank'])('none on %s', async url => {
    await stored(1, failedIn(55));
    expect(await idFor(fake.tabs.add(url))).toBeNull();
  });

  test('none in a private window, in another cookie store, or in a tab that is gone', async () => {
    await stored(1, failedIn(55));
    expect(await idFor(fake.tabs.add(`${ORIGIN}/`, { incognito: true }))).toBeNull();
    expect(await idFor(fake.tabs.add(`${ORIGIN}/`, { cookieStoreId: 'firefox-container-1' }))).toBeNull();
    expect(await idFor(12345)).toBeNull();
  });

  test('none of another page that its tab showed before', async () => {
    const tab = fake.tabs.add('https://example.test/');
    await stored(1, failedIn(tab));
    expect(await idFor(tab)).toBeNull();
  });

  test('the one that its user has just ended, where its page reports nothing', async () => {
    const tab = fake.tabs.add(`${ORIGIN}/`);
    const ended = await stored(1, failedIn(tab).declaresFixed());
    expect(await idFor(tab)).toBe(ended);
    expect(await idFor(fake.tabs.add('https://heyron.ai/account'))).toBeNull();
    const open = await stored(2, failedIn(56));
    expect(await idFor(tab)).toBe(open);
  });

  test('a solved one for ten minutes', async () => {
    const tab = fake.tabs.add(`${ORIGIN}/`);
    const solved = await stored(1, failedIn(tab).connects({}, tab));
    await shows(fake, present(connected(), tab));
    expect(await idFor(tab)).toBe(solved);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 601_001 });
    expect(await idFor(tab)).toBeNull();
  });
});

/** Blocks the next call until the returned function is called. */
function held(api: object, name: string): () => void {
  const calls = api as Record<string, (...given: unknown[]) => Promise<unknown>>;
  const call = calls[name]?.bind(api);
  let letGo = () => {};
  const wait = new Promise<void>(resolve => (letGo = resolve));
  vi.spyOn(calls, name).mockImplementationOnce(async (...given) => {
    await wait;
    return call?.(...given);
  });
  return () => letGo();
}

describe('a view', () => {
  const connect = (tab: number) => {
    const views: View[] = [];
    const onDisconnect = new FakeEvent();
    const port = { postMessage: (view: View) => views.push(view), onDisconnect };
    addView(tab, port as unknown as Runtime.Port);
    void refreshViews();
    return { views, close: () => onDisconnect.happen() };
  };

  test('comes when a popup opens and after every change, until it closes', async () => {
    const tab = fake.tabs.add(`${ORIGIN}/`);
    await shows(fake, present(failing('pairing-required'), tab));
    const id = await stored(1, failedIn(tab));
    const { views, close } = connect(tab);
    await eventually(() => expect(views).toHaveLength(1));
    expect(views[0]).toMatchObject({
      tab: { id: tab, host: HOST, private: false },
      access: true,
      incident: { id },
      live: { state: 'failing' },
      watchUntil: null,
      environment: {
        extension: '0.1.0',
        browser: 'Chromium 156.0.1.2',
        opensPrivateWindows: true,
        keepsLeftPages: false,
        keepsClosedTabs: false,
        os: 'linux x86-64',
      },
    });
    await refreshViews();
    expect(views).toHaveLength(2);
    close();
    await refreshViews();
    expect(views).toHaveLength(2);
  });

  test('says until when the active step is watched', async () => {
    const tab = fake.tabs.add(`${ORIGIN}/`);
    const id = await stored(1, failedIn(tab).starts('hard-refresh').ran('hard-refresh'));
    const { views, close } = connect(tab);
    await eventually(() => expect(views).toHaveLength(1));
    const ran = (await allIncidents()).find(({ incident }) => incident.id === id)?.state.active?.ranAt ?? 0;
    expect(views[0]?.watchUntil).toBe(ran + 20_000);
    close();
  });

  test('counts the incidents that a newer program keeps', async () => {
    fake.storage.local.put('incident:newer', { v: 99, id: 'newer' });
    const { views, close } = connect(fake.tabs.add(`${ORIGIN}/`));
    await eventually(() => expect(views).toHaveLength(1));
    expect(views[0]).toMatchObject({ incident: null, newerIncidents: 1 });
    close();
  });

  test('has nothing live where no page has said anything', async () => {
    const { views, close } = connect(fake.tabs.add(`${ORIGIN}/`));
    await eventually(() => expect(views).toHaveLength(1));
    expect(views[0]).toMatchObject({ incident: null, live: null });
    close();
  });

  test('that took long to make does not replace one that was asked for later', async () => {
    const tab = fake.tabs.add(`${ORIGIN}/`);
    await shows(fake, present(connected(), tab));
    const get = fake.tabs.get.bind(fake.tabs);
    let goOn = () => {};
    vi.spyOn(fake.tabs, 'get').mockImplementationOnce(async id => {
      await new Promise<void>(resolve => (goOn = resolve));
      return { ...(await get(id)), incognito: true };
    });
    const { views, close } = connect(tab);
    await refreshViews();
    goOn();
    await turns(10);
    expect(views.map(view => view.tab.private)).toEqual([false]);
    close();
  });

  test('that was asked for later and read earlier does not take back what is shown', async () => {
    const tab = fake.tabs.add(`${ORIGIN}/`);
    const id = await stored(1, failedIn(tab));
    await shows(fake, present(failing('pairing-required'), tab));
    const { views, close } = connect(tab);
    await eventually(() => expect(views).toHaveLength(1));
    const letFirst = held(fake.tabs, 'get');
    const first = refreshViews();
    const letSecond = held(fake.runtime, 'getPlatformInfo');
    const second = refreshViews();
    await turns(100);
    await append(id, () => [{ type: 'step-started', at: Date.now(), step: 'right-gateway', tab }]);
    letFirst();
    await first;
    letSecond();
    await second;
    expect(views.map(({ revision }) => revision)).toEqual([1, 2, 2]);
    close();
  });

  test('is made for nobody whose popup has closed before anything else was done', async () => {
    const { views, close } = connect(fake.tabs.add(`${ORIGIN}/`));
    close();
    await refreshViews();
    await turns(10);
    expect(views).toEqual([]);
  });
});
