import { expect, test } from 'vitest';
import { DEVICE_ID, GATEWAY, HOST, ORIGIN, REQUEST_ID } from '../../testing/events';
import { say } from '../../testing/say';
import { agentMessage } from './agent-message';
import { handoffText } from './handoff';

const facts = {
  origin: ORIGIN,
  gateway: GATEWAY,
  requestId: REQUEST_ID,
  deviceId: DEVICE_ID,
  scopes: [],
};

test('a validated request id stands in the command, and the device id beside what to check', () => {
  const text = handoffText(facts, say);
  expect(text).toContain(`openclaw devices approve ${REQUEST_ID}`);
  expect(text).toContain('openclaw devices list');
  expect(text).toContain(DEVICE_ID);
});

test.each(['$(reboot)', `${REQUEST_ID}; reboot`, REQUEST_ID.toUpperCase(), '', null])(
  'the request id %j never stands in it',
  requestId => {
    const text = handoffText({ ...facts, requestId }, say);
    expect(text).toContain('openclaw devices list');
    expect(text).not.toMatch(/devices approve [0-9a-f$]/);
    expect(text).not.toContain('reboot');
  },
);

test('a code that the login page offers stands beside it with what to compare, in its exact shape alone', () => {
  const pair = { code: 'ABCD-EFGH', browserId: '1a2b3c4d' };
  const text = handoffText({ ...facts, pair }, say);
  expect(text).toContain('openclaw pair ABCD-EFGH');
  expect(text).toContain('1a2b3c4d');
  for (const bad of [
    { ...pair, code: 'ABCD-EFGH; reboot' },
    { ...pair, browserId: '$(reboot)' },
  ])
    expect(handoffText({ ...facts, pair: bad }, say)).not.toMatch(/openclaw pair|reboot/);
});

test('where the page’s own server asks, it and no browser is to be approved', () => {
  const text = handoffText({ ...facts, served: true }, say);
  expect(text).toContain(`openclaw devices approve ${REQUEST_ID}`);
  expect(text).not.toMatch(/browser|\/nodes/);
  expect(agentMessage(REQUEST_ID, DEVICE_ID, say, true)).not.toMatch(/browser/);
});

test('a device id that is none is left out', () => {
  expect(handoffText({ ...facts, deviceId: 'abc; reboot' }, say)).not.toContain('reboot');
});

test.each([
  ['nothing', []],
  ['an administrator’s right', ['operator.read', 'operator.admin']],
  ['what looks like no right', ['operator.read', 'rm -rf /', '`x`']],
])('what approving grants is all of it, where the gateway names %s', (_, scopes) => {
  const text = handoffText({ ...facts, scopes }, say);
  expect(text).toContain(say('handoff_text_grants', say('handoff_text_full_control')));
  expect(text).not.toMatch(/rm -rf|`x`|operator\.read/);
});

test('it is less only where the gateway names less', () => {
  const text = handoffText({ ...facts, scopes: ['operator.read'] }, say);
  expect(text).toContain(say('handoff_text_rights', 'operator.read'));
  expect(text).not.toContain(say('handoff_text_full_control'));
});

test('its first line names the page’s own agent, or the gateway that the page talks to', () => {
  const first = (gateway: string) => handoffText({ ...facts, gateway }, say).split('\n')[0];
  expect(first(`${GATEWAY}/ws`)).toBe(say('ask_hosted', say('ask_approve', HOST)));
  const elsewhere = first('wss://box.example:8443/path');
  expect(elsewhere).toContain('box.example:8443');
  expect(elsewhere).toContain(HOST);
  expect(elsewhere).not.toContain('hosted');
});

test('it says of a page that came over http that anyone could have changed it', () => {
  expect(handoffText({ ...facts, origin: `http://${HOST}` }, say)).toContain(say('ask_plain'));
  expect(handoffText(facts, say)).not.toContain(say('ask_plain'));
});

test('list, device and command stand in one line, in the order in which they are used', () => {
  const line = handoffText(facts, say).split('\n')[1] ?? '';
  const at = (part: string) => line.indexOf(part);
  expect(at('devices list')).toBeGreaterThan(-1);
  expect(at(DEVICE_ID)).toBeGreaterThan(at('devices list'));
  expect(at(`devices approve ${REQUEST_ID}`)).toBeGreaterThan(at(DEVICE_ID));
  expect(line).toContain('newest request of that device');
});

test('without a device the user is to be asked which request is theirs', () => {
  expect(handoffText({ ...facts, deviceId: null }, say)).toContain('ask the user which request is theirs');
  const neither = handoffText({ ...facts, deviceId: null, requestId: null }, say);
  expect(neither).toContain('ask the user which request is theirs');
});

test('it names the page on which a browser that is still in can approve, and never a request by position', () => {
  const text = handoffText(facts, say);
  expect(text).toContain(`https://${HOST}/nodes`);
  expect(text).not.toMatch(/--latest|approve latest/);
  expect(text).toMatch(/Don’t approve/);
});

test('it holds no more words than one reads at once', () => {
  expect(handoffText(facts, say).split(/\s+/).length).toBeLessThanOrEqual(90);
});
