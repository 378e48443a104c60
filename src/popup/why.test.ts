// @vitest-environment happy-dom
/** Why it happened, as the popup says it: once it works again, and under Details before. */
import { act } from 'preact/test-utils';
import { describe, expect, test } from 'vitest';
import type { Cause } from '../core/health/cause';
import { BEGIN, DEVICE_ID, HOST, Story } from '../testing/events';
import { say } from '../testing/say';
import { $, checked, click, heading, sent, show, viewOf } from './testing/show-popup';

const forgot: Cause = {
  ...{ cause: 'agent-forgot', certainty: 'sure', proofs: [], start: 1, deviceId: DEVICE_ID },
  ...{ letInAt: BEGIN - 86_400_000, version: '2026.9.6', versionNow: '2026.9.6' },
};
const explained = () =>
  new Story()
    .fails('pairing-required', { knownDevice: true, deviceId: DEVICE_ID })
    .add({ type: 'explained', at: BEGIN, cause: forgot });

test('once it works again, one sentence says why it failed, in place of what is usually said there', async () => {
  await show(explained().connects());
  await act(async () => void (await import('./more'))); // on the first time it is on its way
  expect(heading()).toBe(say('fixed_title'));
  expect($('#app')?.textContent).toContain(say('why_agent_forgot'));
  expect($('#app')?.textContent).not.toContain(say('fixed_stays'));
});

test('where it is not known, nothing is guessed', async () => {
  await show(new Story().fails('pairing-required').connects());
  expect($('#app')?.textContent).toContain(say('fixed_stays'));
});

test('the details say why, with it as a ground, or that it is not known', async () => {
  await show(explained());
  await click('[data-action="details"]');
  const words = () => $('.reasons')?.textContent;
  expect(words()).toContain(say('why_agent_forgot'));
  expect(words()).toContain(say('ground_agent_forgot'));
  await show(new Story().fails('pairing-required'));
  expect(words()).toContain(say('why_not_known'));
});

const OFFERED = { stand: 'offered', until: 0, ask: null, more: 0, spare: null, outcome: null } as const;
const live = { state: 'connected', kind: null, text: '', since: 0, agent: HOST } as const;
const buttons = () => [...document.querySelectorAll<HTMLElement>('[data-action]')].map(each => each.dataset.action);

describe('a browser that clears as it closes', () => {
  const closed: Cause = { ...forgot, cause: 'closed' };
  const solved = (browser: string) =>
    show(new Story().fails('token-missing').add({ type: 'explained', at: BEGIN, cause: closed }).connects(), {
      environment: { ...viewOf(new Story()).environment, browser },
    });

  test.each([
    ['Chromium 156', '[*.]heyron.ai', [{ type: 'open', where: 'site-data' }]],
    ['Firefox 153', 'https://heyron.ai', []],
    ['Edge 156', '[*.]heyron.ai', []],
    ['Brave 156', '[*.]heyron.ai', []],
    ['Opera 120', '[*.]heyron.ai', []],
  ])('is told how it keeps heyron’s data: %s', async (browser, exception, opened) => {
    await solved(browser);
    await click('[data-action="keep-data"]');
    expect(sent.splice(0), 'so that the next start is looked at').toEqual([{ type: 'exception', what: 'shown' }]);
    expect(heading()).toBe(say('keep_title'));
    await click('[data-action="copy-exception"]');
    expect($('.letter')?.textContent).toBe(exception);
    expect($('.primary')?.textContent).toBe(say('copied'));
    expect(sent).toEqual(opened);
  });

  test('is offered a spare way in beside that, and can refuse it', async () => {
    await show(new Story().fails('token-missing').add({ type: 'explained', at: BEGIN, cause: closed }).connects(), {
      letIn: OFFERED,
      live,
    });
    expect(buttons()).toEqual(['no-spare', 'open', 'keep-data', 'let-in', 'details']);
    await click('[data-action="no-spare"]');
    expect(sent).toEqual([{ type: 'let-in', what: 'no-spare' }]);
  });

  test('an agent that forgot has no exception', async () => {
    await show(explained().connects());
    expect($('[data-action="keep-data"]')).toBeNull();
  });
});

describe('on a healthy day', () => {
  const healthy = (more: Parameters<typeof show>[1] = {}) => show(new Story(), { incident: null, live, ...more });

  test('it is said once that the browser kept heyron’s data', async () => {
    await healthy({ held: true });
    expect($('.lead')?.textContent).toBe(say('held'));
    expect(sent).toEqual([{ type: 'exception', what: 'said' }]);
  });

  test('a browser that forgets again and again is led to what prevents that', async () => {
    checked.splice(0, checked.length, { what: 'browser', is: 'ill' });
    await healthy();
    await act(async () => void (await import('./more')));
    await click('[data-action="check-up"]');
    expect($('[data-check="browser"]')?.textContent).toContain(say('check_browser_ill'));
    await click('[data-action="keep-data"]');
    expect(heading()).toBe(say('keep_title'));
    await click('[data-action="back"]');
    expect(heading()).toBe(say('idle_connected_title'));
  });

  test('a browser without any other windows than private ones is told so, and not sent to one', async () => {
    const { tab } = viewOf(new Story());
    await healthy({ live: null, tab: { ...tab, private: true, keepsNothing: true } });
    expect(heading()).toBe(say('keeps_nothing_title'));
    expect($('.primary')).toBeNull();
  });

  test('a tab that is kept awake is told as such, and may sleep again', async () => {
    const { tab } = viewOf(new Story());
    await healthy({ tab: { ...tab, awake: true } });
    expect($('#app')?.textContent).toContain(say('awake'));
    await click('[data-action="keep-awake"]');
    expect(sent).toEqual([{ type: 'keep-awake', on: false }]);
  });
});

describe('a tab that had been unloaded', () => {
  const proofs = [{ proof: 'unloaded', at: BEGIN }] as const;
  const cause: Cause = { ...forgot, cause: 'slept', certainty: 'most-likely', proofs: [...proofs] };
  const solved = (awake: boolean | null) =>
    show(new Story().fails('page-gave-up').add({ type: 'explained', at: BEGIN, cause }).connects(), {
      live,
      tab: { ...viewOf(new Story()).tab, awake },
    });

  test('can be kept awake, and the button then takes that back', async () => {
    await solved(false);
    await click('[data-action="keep-awake"]');
    expect(sent.splice(0)).toEqual([{ type: 'keep-awake', on: true }]);
    await solved(true);
    expect($('#app')?.textContent).toContain(say('awake'));
    await click('[data-action="keep-awake"]');
    expect(sent).toEqual([{ type: 'keep-awake', on: false }]);
  });

  test('cannot where the browser does not let an extension do that', async () => {
    await solved(null);
    expect($('[data-action="keep-awake"]')).toBeNull();
  });
});
