// @vitest-environment happy-dom
/** Why it happened, as the popup says it: once it works again, and under Details before. */
import { act } from 'preact/test-utils';
import { describe, expect, test } from 'vitest';
import type { Cause } from '../core/health/cause';
import { BEGIN, DEVICE_ID, Story } from '../testing/events';
import { say } from '../testing/say';
import { $, click, heading, sent, show, viewOf } from './testing/show-popup';

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
  ])('is told how it keeps heyron’s data: %s', async (browser, exception, opened) => {
    await solved(browser);
    await click('[data-action="keep-data"]');
    expect(heading()).toBe(say('keep_title'));
    await click('[data-action="copy-exception"]');
    expect($('.letter')?.textContent).toBe(exception);
    expect($('.primary')?.textContent).toBe(say('copied'));
    expect(sent).toEqual(opened);
  });

  test('an agent that forgot has no exception', async () => {
    await show(explained().connects());
    expect($('[data-action="keep-data"]')).toBeNull();
  });
});
