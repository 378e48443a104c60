import { expect, test } from 'vitest';
import { Story } from '../../testing/events';
import { checksOf } from './checks';

const checks = (story: Story) => checksOf(story.state, story.incident).map(({ what, is }) => `${what}: ${is}`);

test('a page whose agent spoke needs no answer from its host', () => {
  const story = new Story().fails('pairing-required', { spoke: true });
  expect(checks(story)).toEqual(['address: well', 'agent: well', 'browser: ill']);
});

test.each([
  ['own-gateway-alive', 'well'],
  ['own-gateway-page', 'well'],
  ['own-gateway-proxy-error', 'ill'],
  ['own-gateway-silent', 'ill'],
  ['own-gateway-other', 'unseen'],
] as const)('a host that answers as %s: the agent is %s', (finding, is) => {
  const story = new Story().fails('gateway-unreachable');
  expect(checks(story)).toEqual(['address: well', 'agent: running']);
  expect(checks(story.checks(finding))).toEqual(['address: well', `agent: ${is}`]);
});

test('a page without encryption has the wrong address', () => {
  const story = new Story({ origin: 'http://c3-0108.c3.heyron.ai', gateway: 'ws://c3-0108.c3.heyron.ai' });
  expect(checks(story.fails('device-identity-required').checks('insecure-page'))[0]).toBe('address: ill');
});

test('a key that is missing, and one that was refused, are called so', () => {
  const words = (story: Story) => checksOf(story.state, story.incident).at(-1)?.words;
  expect(words(new Story().fails('token-missing'))).toBe('diagnosis_no_key');
  expect(words(new Story().fails('token-mismatch'))).toBe('diagnosis_key_refused');
  expect(words(new Story().fails('pairing-required', { served: true }))).toBe('served_asks_check');
});

test('of a page that talks to another gateway only that is known, until its user says that it should', () => {
  const story = new Story({ gateway: 'wss://user-0241.c1.heyron.ai' }).fails('pairing-required');
  expect(checks(story)).toEqual(['address: ill']);
  expect(checks(story.tries('right-gateway', 'done', 'other-gateway-hosted'))).toEqual([]);
});

test('what was found in an earlier trouble says nothing of this one', () => {
  const story = new Story().fails('gateway-unreachable').checks('own-gateway-silent').connects();
  expect(checks(story.fails('gateway-unreachable'))).toContain('agent: running');
});

test('of a page that got no connection at all nobody says that its address is right', () => {
  const story = new Story().fails('address-unusable', { source: 'page' }).checks('own-gateway-alive');
  expect(checks(story)).toEqual(['agent: well']);
});
