import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { FailureKind } from '../../core/catalogue/failures';
import type { StepId } from '../../core/catalogue/steps';
import type { IncidentEvent } from '../../core/incident/events';
import type { PageSender } from '../../platform/receive-messages';
import type { Command } from '../../platform/requests';
import { HOST, ORIGIN } from '../../testing/events';
import { type FakeBrowser, newBrowser } from '../../testing/fake-browser';
import { append } from '../incidents';
import { onlyIncident, skipUpTo, untilQuiet } from '../testing/one-incident';
import { handleCommand } from './commands';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

const OK = { ok: true };
const no = (problem: string) => ({ ok: false, problem });

let fake: FakeBrowser;
let tab: number;
let page: PageSender;

beforeEach(() => {
  fake = newBrowser();
  vi.stubGlobal('fetch', async () => Response.json({ ok: true, status: 'live' }));
  tab = fake.tabs.add(`${ORIGIN}/`);
  page = { tab, origin: ORIGIN, host: HOST, path: '/', frame: 0, private: false, store: '0' };
});

const added = (...events: IncidentEvent[]) => onlyIncident().then(({ incident: { id } }) => append(id, () => events));

const next = (step: StepId, kind?: FailureKind) => skipUpTo(step, page, kind);
const types = async () => (await onlyIncident()).incident.events.map(({ type }) => type);
const active = async () => (await onlyIncident()).state.active;

describe('without anything to work on', () => {
  const run: Command = { type: 'run', step: 'hard-refresh' };

  test('a command is refused where there is no incident', async () => {
    expect(await handleCommand(tab, run)).toEqual(no('no-incident'));
  });

  test('a command is refused while Re-Pair may not see heyron.ai', async () => {
    await next('hard-refresh');
    fake.granted = false;
    expect(await handleCommand(tab, run)).toEqual(no('permission'));
  });

  test('a page can be loaded again, and support and the account site opened', async () => {
    expect(await handleCommand(tab, { type: 'reload' })).toEqual(OK);
    expect(await handleCommand(tab, { type: 'open', where: 'support' })).toEqual(OK);
    expect(await handleCommand(tab, { type: 'open', where: 'start-agent' })).toEqual(OK);
    expect(fake.log).toEqual([`reload ${tab}`, 'open https://heyron.ai/support', 'open https://heyron.ai/chat']);
  });

  test('what the browser refuses is told, not thrown', async () => {
    expect(await handleCommand(12345, { type: 'reload' })).toEqual(no('failed'));
  });
});

describe('run', () => {
  test('does the step that is next', async () => {
    await next('hard-refresh');
    expect(await handleCommand(tab, { type: 'run', step: 'hard-refresh' })).toEqual(OK);
    await untilQuiet();
    expect(fake.log).toEqual([`reload ${tab} past the cache`]);
    expect((await types()).slice(-2)).toEqual(['step-started', 'step-ran']);
  });

  test('ends a step at once that has nothing to wait for', async () => {
    await next('hard-refresh');
    await handleCommand(tab, { type: 'choose', step: 'right-gateway' });
    await untilQuiet();
    expect((await onlyIncident()).state.attempts).toMatchObject([{ result: 'done', finding: 'own-gateway-alive' }]);
  });

  test('of a step that is not next, or was started already, does nothing', async () => {
    await next('hard-refresh');
    expect(await handleCommand(tab, { type: 'run', step: 'sign-out-in' })).toEqual(no('not-now'));
    await handleCommand(tab, { type: 'run', step: 'hard-refresh' });
    await untilQuiet();
    expect(await handleCommand(tab, { type: 'run', step: 'hard-refresh' })).toEqual(no('not-now'));
    await untilQuiet();
    expect(fake.log).toHaveLength(1);
    expect(await active()).toMatchObject({ step: 'hard-refresh', runs: 1 });
  });

  test('clicked twice at once is done once', async () => {
    await next('hard-refresh');
    const run = () => handleCommand(tab, { type: 'run', step: 'hard-refresh' });
    expect(await Promise.all([run(), run()])).toEqual([OK, no('not-now')]);
    await untilQuiet();
    expect(fake.log).toHaveLength(1);
  });

  test('opens the agent’s page again where its tab was closed or has gone elsewhere', async () => {
    await next('hard-refresh');
    const account = fake.tabs.add('https://heyron.ai/account');
    await fake.tabs.remove(tab);
    expect(await handleCommand(account, { type: 'run', step: 'hard-refresh' })).toEqual(OK);
    await untilQuiet();
    expect(fake.log[0]).toBe(`open ${ORIGIN}/`);
  });

  test('is recorded as not possible when the browser refuses', async () => {
    await next('hard-refresh');
    vi.spyOn(fake.tabs, 'reload').mockRejectedValue(new Error('no'));
    await handleCommand(tab, { type: 'run', step: 'hard-refresh' });
    await untilQuiet();
    expect((await onlyIncident()).state.attempts.at(-1)).toMatchObject({
      result: 'could-not-run',
      by: 'error',
      finding: 'browser-refused',
    });
  });

  test('is refused, and nothing is done, when it cannot be written down', async () => {
    await next('hard-refresh');
    fake.storage.local.failing = 'set';
    expect(await handleCommand(tab, { type: 'run', step: 'hard-refresh' })).toEqual(no('storage'));
    expect(fake.log).toEqual([]);
  });

  test('whose end cannot be written down breaks nothing', async () => {
    await next('hard-refresh');
    fake.storage.local.failing = 'set';
    fake.storage.local.failsFor = /^incident:/;
    fake.storage.local.succeedsFirst = 1;
    expect(await handleCommand(tab, { type: 'run', step: 'hard-refresh' })).toEqual(OK);
    await untilQuiet();
    expect(await active()).toMatchObject({ step: 'hard-refresh', runs: 0 });
  });

  test('of the report notes that it was handed over', async () => {
    await next('escalate');
    await handleCommand(tab, { type: 'run', step: 'escalate' });
    await untilQuiet();
    expect((await onlyIncident()).state.attempts.at(-1)).toMatchObject({
      step: 'escalate',
      result: 'done',
      by: 'user',
    });
  });
});

describe('"look again"', () => {
  test('loads the agent’s page once more, noted before it does', async () => {
    await next('sign-out-in');
    await handleCommand(tab, { type: 'run', step: 'sign-out-in' });
    await untilQuiet();
    expect(await handleCommand(tab, { type: 'confirm', step: 'sign-out-in' })).toEqual(OK);
    expect(fake.log).toEqual(['open https://heyron.ai/account', `reload ${tab}`]);
    expect(await active()).toMatchObject({ runs: 2 });
  });

  test('is refused where the step has nothing to do again', async () => {
    await next('hard-refresh');
    await handleCommand(tab, { type: 'run', step: 'hard-refresh' });
    await untilQuiet();
    expect(await handleCommand(tab, { type: 'confirm', step: 'hard-refresh' })).toEqual(no('not-now'));
    expect(await active()).toMatchObject({ runs: 1 });
  });

  test('that cannot be written down says so and does nothing', async () => {
    await next('sign-out-in');
    await handleCommand(tab, { type: 'run', step: 'sign-out-in' });
    await untilQuiet();
    fake.storage.local.failing = 'set';
    expect(await handleCommand(tab, { type: 'confirm', step: 'sign-out-in' })).toEqual(no('storage'));
    expect(fake.log).toHaveLength(1);
  });
});

describe('the user’s word', () => {
  test('"still failing" ends the step that is being watched, and no other', async () => {
    await next('hard-refresh');
    expect(await handleCommand(tab, { type: 'still-failing', step: 'hard-refresh' })).toEqual(no('not-now'));
    await handleCommand(tab, { type: 'run', step: 'hard-refresh' });
    await untilQuiet();
    expect(await handleCommand(tab, { type: 'still-failing', step: 'sign-out-in' })).toEqual(no('not-now'));
    expect(await handleCommand(tab, { type: 'still-failing', step: 'hard-refresh' })).toEqual(OK);
    expect((await onlyIncident()).state.attempts.at(-1)).toMatchObject({
      result: 'still-failing',
      by: 'user',
    });
  });

  test('"still failing" proves nothing of a step that only asked', async () => {
    await next('clear-site-data');
    await handleCommand(tab, { type: 'run', step: 'clear-site-data' });
    expect(await handleCommand(tab, { type: 'still-failing', step: 'clear-site-data' })).toEqual(no('not-now'));
    expect(await handleCommand(tab, { type: 'skip', step: 'clear-site-data' })).toEqual(OK);
  });

  test('"it works" ends it, once, and the badge goes', async () => {
    await next('hard-refresh');
    expect(fake.badges.get(tab)).toBe('!');
    expect(await handleCommand(tab, { type: 'it-works' })).toEqual(OK);
    expect(fake.badges.get(tab)).toBe('');
    expect(await handleCommand(tab, { type: 'it-works' })).toEqual(no('not-now'));
    expect((await onlyIncident()).state.fixed).toMatchObject({ word: 'user' });
  });

  test('of a step that is not next skips nothing', async () => {
    await next('hard-refresh');
    expect(await handleCommand(tab, { type: 'skip', step: 'fresh-pairing' })).toEqual(no('not-now'));
  });
});

describe('an answer', () => {
  test('is kept, and the last one counts', async () => {
    await next('hard-refresh');
    for (const answer of ['token', 'url'])
      expect(await handleCommand(tab, { type: 'answer', question: 'changed-recently', answer })).toEqual(OK);
    expect((await onlyIncident()).state.answers).toEqual({ 'changed-recently': 'url' });
  });

  test.each([
    ['changed-recently', 'perhaps'],
    ['favourite-colour', 'no'],
    ['toString', 'no'],
  ])('to %j that is %j is refused', async (question, answer) => {
    await next('hard-refresh');
    expect(await handleCommand(tab, { type: 'answer', question, answer })).toEqual(no('not-now'));
    expect(await types()).not.toContain('answered');
  });

  test.each([
    ['connected', 'done', 'connects'],
    ['asked-to-pair', 'unproven', 'pairing-required'],
    ['same-failure', 'still-failing', 'token-mismatch'],
    ['not-tried', 'skipped', undefined],
  ])('%s to what the private window shows ends that step as %s', async (answer, result, finding) => {
    await next('private-window', 'token-mismatch');
    await handleCommand(tab, { type: 'run', step: 'private-window' });
    await untilQuiet();
    expect(await handleCommand(tab, { type: 'answer', question: 'private-window', answer })).toEqual(OK);
    const { attempts, active: now } = (await onlyIncident()).state;
    expect(now).toBeNull();
    expect(attempts.at(-1)).toMatchObject({ step: 'private-window', result, by: 'user' });
    expect(attempts.at(-1)?.finding).toBe(finding);
  });

  test('to what the private window shows is kept without a step when that step is not under way', async () => {
    await next('hard-refresh');
    const { attempts } = (await onlyIncident()).state;
    await handleCommand(tab, { type: 'answer', question: 'private-window', answer: 'connected' });
    expect((await onlyIncident()).state).toMatchObject({
      attempts,
      answers: { 'private-window': 'connected' },
    });
  });
});

test('what is kept of the user’s words leaves no draft of them', async () => {
  await next('hard-refresh');
  const { id } = (await onlyIncident()).incident;
  const drafts = () => fake.storage.session.get([`draft:${id}:note`, `draft:${id}:ticket`]);
  await fake.storage.session.set({
    [`draft:${id}:note`]: 'password=hunter2',
    [`draft:${id}:ticket`]: 'no address',
  });
  expect(await handleCommand(tab, { type: 'ticket', url: 'no address' })).toEqual(no('not-now'));
  expect(await handleCommand(tab, { type: 'note', text: 'password=hunter2' })).toEqual(OK);
  expect(await drafts()).toEqual({ [`draft:${id}:ticket`]: 'no address' });
});

test('"open" brings the agent’s page to the front', async () => {
  await next('hard-refresh');
  const account = fake.tabs.add('https://heyron.ai/account');
  expect(await handleCommand(account, { type: 'open', where: 'agent' })).toEqual(OK);
  expect(fake.tabs.of(tab).active).toBe(true);
});

test('a command finds the incident as it is now, not as the popup last saw it', async () => {
  await next('hard-refresh');
  await added({ type: 'declared-fixed', at: Date.now() });
  expect(await handleCommand(tab, { type: 'run', step: 'hard-refresh' })).toEqual(no('not-now'));
  expect(fake.log).toEqual([]);
});
