import { expect, test } from 'vitest';
import { DEVICE_ID, HOST, REQUEST_ID } from '../testing/events';
import { say } from '../testing/say';
import { handoffText } from './handoff';

const facts = { host: HOST, requestId: REQUEST_ID, deviceId: DEVICE_ID, role: null, scopes: [] };

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

test('what approving grants is named where it looks like scopes, and is full control otherwise', () => {
  const named = handoffText({ ...facts, scopes: ['operator.admin', 'rm -rf /', '`x`'] }, say);
  expect(named).toContain('operator.admin');
  expect(named).not.toMatch(/rm -rf|`x`/);
  expect(handoffText(facts, say)).toContain(say('handoff_text_full_control'));
});

test('the role that is asked for is named where it looks like one', () => {
  const text = (role: string) => handoffText({ ...facts, role, scopes: ['operator.read'] }, say);
  expect(text('operator')).toContain(say('handoff_text_role', 'operator', 'operator.read'));
  expect(text('$(reboot)')).not.toContain('reboot');
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
