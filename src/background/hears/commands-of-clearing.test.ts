import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { FailureKind } from '../../core/catalogue/failures';
import type { StepId } from '../../core/catalogue/steps';
import type { PageSender } from '../../platform/receive-messages';
import { HOST, ORIGIN } from '../../testing/events';
import { eventually } from '../../testing/eventually';
import { type FakeBrowser, newBrowser } from '../../testing/fake-browser';
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

const next = (step: StepId, kind?: FailureKind) => skipUpTo(step, page, kind);
const types = async () => (await onlyIncident()).incident.events.map(({ type }) => type);
const active = async () => (await onlyIncident()).state.active;

describe('clearing', () => {
  const run = () => handleCommand(tab, { type: 'run', step: 'clear-site-data' });
  const confirm = (...hosts: string[]) => handleCommand(tab, { type: 'confirm', step: 'clear-site-data', hosts });

  beforeEach(async () => {
    fake.sites.fill(HOST, 'heyron.ai', 'user-0241.c1.heyron.ai');
    await next('clear-site-data');
  });

  test('only asks at first, and can be cancelled without a trace among what was tried', async () => {
    expect(await run()).toEqual(OK);
    expect(fake.log).toEqual([]);
    const { attempts } = (await onlyIncident()).state;
    expect(await handleCommand(tab, { type: 'cancel', step: 'clear-site-data' })).toEqual(OK);
    expect((await onlyIncident()).state).toMatchObject({ active: null, attempts });
  });

  test('clears the hosts that were agreed to, and no other, and reports it', async () => {
    await run();
    expect(await confirm(HOST, HOST)).toEqual(OK);
    await untilQuiet();
    expect((await types()).slice(-3)).toEqual(['consented', 'cleared', 'step-ran']);
    const { clears } = (await onlyIncident()).state;
    expect(clears[0]?.hosts.map(({ host }) => host)).toEqual([HOST]);
    expect(fake.sites.of('heyron.ai').localStorage).toBe(2);
    expect(fake.sites.of(HOST).indexedDB).toBe(0);
  });

  test.each([
    ['no host', []],
    ['a host of another’s', ['evil.test']],
    ['a host of another’s beside one of heyron’s', [HOST, 'heyron.ai.evil.test']],
    ['a wildcard', ['*.heyron.ai']],
  ])('with %s is refused before anything is parked or deleted', async (_, hosts) => {
    await run();
    expect(await confirm(...hosts)).toEqual(no('not-now'));
    await untilQuiet();
    expect(fake.log).toEqual([]);
    expect(await types()).not.toContain('consented');
    expect(await active()).toMatchObject({ step: 'clear-site-data', runs: 0 });
  });

  test('needs consent to this step, while it asks', async () => {
    expect(await confirm(HOST)).toEqual(no('not-now'));
    await run();
    expect(await handleCommand(tab, { type: 'confirm', step: 'hard-refresh', hosts: [HOST] })).toEqual(no('not-now'));
    expect(fake.log).toEqual([]);
  });

  test('agreed to twice at once is done once, for the hosts of the first click', async () => {
    await run();
    expect(await Promise.all([confirm(HOST), confirm('heyron.ai')])).toEqual([OK, no('not-now')]);
    await untilQuiet();
    expect((await types()).filter(type => type === 'cleared')).toHaveLength(1);
    expect(fake.sites.of('heyron.ai').localStorage).toBe(2);
  });

  test('cannot be agreed to again once it ran, nor cancelled', async () => {
    await run();
    await confirm(HOST);
    await untilQuiet();
    expect(await confirm(HOST)).toEqual(no('not-now'));
    expect(await handleCommand(tab, { type: 'cancel', step: 'clear-site-data' })).toEqual(no('not-now'));
    expect(await active()).toMatchObject({ runs: 1 });
  });

  test('cannot be cancelled or skipped in the middle', async () => {
    await run();
    let goOn = () => {};
    vi.spyOn(fake.browsingData, 'remove').mockReturnValue(new Promise(resolve => (goOn = () => resolve())));
    await confirm(HOST);
    await eventually(() => expect(fake.browsingData.remove).toHaveBeenCalled());
    expect(await handleCommand(tab, { type: 'cancel', step: 'clear-site-data' })).toEqual(no('not-now'));
    expect(await handleCommand(tab, { type: 'skip', step: 'clear-site-data' })).toEqual(no('not-now'));
    goOn();
    await untilQuiet();
    expect(await active()).toMatchObject({ step: 'clear-site-data', runs: 1 });
  });

  test('that cannot write its journal is recorded as not possible, and nothing was deleted', async () => {
    await run();
    fake.storage.local.failing = 'set';
    fake.storage.local.failsFor = /^clearing:/;
    await confirm(HOST);
    await untilQuiet();
    expect((await onlyIncident()).state.attempts.at(-1)).toMatchObject({
      result: 'could-not-run',
      finding: 'storage',
    });
    expect(fake.sites.of(HOST).indexedDB).toBe(2);
  });

  test('is preceded by an inventory on demand', async () => {
    const reply = await handleCommand(tab, { type: 'inventory' });
    expect(reply).toMatchObject({
      ok: true,
      inventory: [{ host: HOST, ticked: true }, { host: 'heyron.ai' }],
    });
  });

  test('looks into one host alone where the user wants to know', async () => {
    const reply = await handleCommand(tab, { type: 'inventory', host: 'heyron.ai' });
    expect(reply).toMatchObject({ ok: true, inventory: [{ host: 'heyron.ai', looked: true }] });
    expect(fake.log.filter(line => line.startsWith('look into'))).toEqual(['look into heyron.ai']);
  });
});
