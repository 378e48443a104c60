/** Settings take effect at once, and everything can be forgotten. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { allIncidents, keep } from '../../history/testing/keep';
import { write } from '../../platform/storage';
import { failing, HOST, ORIGIN, Story } from '../../testing/events';
import { type FakeBrowser, newBrowser } from '../../testing/fake-browser';
import { handleCommand } from '../hears/commands';
import { observe } from '../hears/observe';
import { forgetEverything } from './forget';
import { change, shownSettings } from './settings';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

const DAY_MS = 86_400_000;

let fake: FakeBrowser;
let tab: number;

const prompts = () => fake.tabs.told.findLast(({ tab: told }) => told === tab)?.message;
const PROMPT = { type: 'prompt', story: { name: 'failing', kind: 'pairing-required' } };
const NONE = { type: 'prompt', story: null };

beforeEach(async () => {
  fake = newBrowser();
  tab = fake.tabs.add(`${ORIGIN}/`);
  const page = { origin: ORIGIN, host: HOST, path: '/', frame: 0, private: false, store: '0' };
  await observe(failing('pairing-required'), { ...page, tab });
});

describe('prompting', () => {
  test('off takes the prompt away and leaves the badge; on brings it back', async () => {
    expect(prompts()).toMatchObject(PROMPT);
    expect(await change({ prompting: false })).toEqual({ ok: true });
    expect([prompts(), fake.badges.get(tab)]).toEqual([NONE, '!']);
    await change({ prompting: true });
    expect(prompts()).toMatchObject(PROMPT);
  });

  test('off for one agent is off for that one alone', async () => {
    await change({ quietHosts: ['user-0241.c1.heyron.ai'] });
    expect(prompts()).toMatchObject(PROMPT);
    await change({ quietHosts: [HOST] });
    expect(prompts()).toEqual(NONE);
  });

  test('that is managed is what it is, whatever the user chose before', async () => {
    await change({ prompting: true });
    fake.storage.managed.put('prompting', false);
    await change({ keptDays: 30 });
    expect(prompts()).toEqual(NONE);
    expect(await shownSettings('0')).toMatchObject({ prompting: false, promptingIsManaged: true });
  });
});

test('the page of settings names the agents that this browser knows, and those that are quiet', async () => {
  await change({ quietHosts: ['user-0241.c1.heyron.ai'] });
  expect((await shownSettings('0')).agents).toEqual([HOST, 'user-0241.c1.heyron.ai']);
});

test('what was over longer ago than it is to be kept goes at once', async () => {
  const longAgo = (days: number, id: string) => {
    const { events, ...incident } = new Story().fails('pairing-required').incident;
    const at = Date.now() - days * DAY_MS;
    const ended = { type: 'declared-fixed', at } as const;
    return keep({ ...incident, id, events: [...events, ended] });
  };
  const [two, six] = ['22222222-2222-4222-8222-222222222222', '66666666-6666-4666-8666-666666666666'];
  await longAgo(2, two);
  await longAgo(6, six);
  const ids = async () => (await allIncidents()).map(({ incident }) => incident.id);
  await change({ keptDays: 7 });
  expect(await ids()).toEqual(expect.arrayContaining([two, six]));
  await change({ keptDays: 1 });
  expect(await ids()).toHaveLength(1);
});

test('a managed support address is where a report goes', async () => {
  fake.storage.managed.put('supportUrl', 'https://help.example/tickets');
  await handleCommand(tab, { type: 'open', where: 'support' });
  expect(fake.log.at(-1)).toBe('open https://help.example/tickets');
});

test('what cannot be written down is said', async () => {
  fake.storage.local.failing = 'set';
  expect(await change({ prompting: false })).toEqual({ ok: false, problem: 'storage' });
});

describe('forgetting everything', () => {
  test('leaves nothing of history, drafts, faults, hosts, settings and consent', async () => {
    await change({ keptDays: 30 });
    await write('faults', []);
    await fake.storage.session.set({ 'draft:1:note': 'mine' });
    expect(await forgetEverything()).toEqual({ ok: true });
    expect([fake.kept(), await fake.storage.local.get(null)]).toEqual([{}, {}]);
    expect(await fake.storage.session.get('draft:1:note')).toEqual({});
    expect(fake.badges.get(tab)).toBe('!'); // the page still fails
  });

  test('waits for a clearing, whose journal alone knows which tabs wait', async () => {
    const id = (await allIncidents())[0]?.incident.id ?? '';
    await write(`clearing:${id}`, {
      ...{ id, level: 4, hosts: [HOST], credential: 'deviceToken', gateway: `wss://${HOST}` },
      ...{ store: '0', by: '0.1.0', startedAt: 1, phase: 'erasing', before: null, after: null, tabs: [] },
    });
    expect(await forgetEverything()).toEqual({ ok: false, problem: 'not-now' });
    expect(await allIncidents()).toHaveLength(1);
  });
});
