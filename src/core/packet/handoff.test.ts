import { expect, test } from 'vitest';
import { DEVICE_ID, GATEWAY, HOST, ORIGIN, REQUEST_ID } from '../../testing/events';
import { say } from '../../testing/say';
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
  expect(first(`${GATEWAY}/ws`)).toBe(say('handoff_text_intro', HOST));
  const elsewhere = first('wss://box.example:8443/path');
  expect(elsewhere).toContain('box.example:8443');
  expect(elsewhere).toContain(HOST);
});

test('it says of a page that came over http that anyone could have changed it', () => {
  const plain = say('handoff_text_plain', HOST);
  expect(handoffText({ ...facts, origin: `http://${HOST}` }, say)).toContain(plain);
  expect(handoffText(facts, say)).not.toContain(plain);
});

test('it says to list right before approving, and what to do where a newer request has replaced this one', () => {
  const lines = handoffText(facts, say).split('\n');
  const at = (part: string) => lines.findIndex(line => line.includes(part));
  expect(at('devices list')).toBeLessThan(at(`devices approve ${REQUEST_ID}`));
  expect(lines).toContain(say('handoff_text_newer'));
});

test('it says how long the request lives, and not to approve what was not expected', () => {
  expect(handoffText(facts, say)).toContain(say('handoff_text_life'));
  expect(handoffText(facts, say)).toMatch(/Do not approve/);
});
