import { expect, test } from 'vitest';
import { DEVICE_ID, REQUEST_ID } from '../../testing/events';
import type { FailureRow } from '../catalogue/failure-row';
import type { AskedWay, Waiting } from '../catalogue/ways';
import { waitingAt } from './waiting';

const AT = 1_000_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OTHER = '11111111-0000-4000-8000-000000000000';

test.each<
  [string, Waiting, { way?: AskedWay; ends?: FailureRow['endsWait']; now?: string; lapses?: number; after?: number }]
>([
  ['just asked', 'asked', {}],
  ['for less than an hour', 'asked', { after: HOUR - 1 }],
  ['for an hour', 'hour', { after: HOUR }],
  ['for a day', 'day', { after: 24 * HOUR }],
  ['for a request that has run out', 'expired', { lapses: AT + 5 * MINUTE, after: 5 * MINUTE }],
  ['for a request that will run out', 'asked', { lapses: AT + 5 * MINUTE, after: 4 * MINUTE }],
  ['for what the page calls expired', 'expired', { ends: 'expired' }],
  ['for what was declined, whatever else', 'declined', { ends: 'declined', after: 30 * HOUR }],
  ['for a request that was replaced', 'superseded', { now: OTHER }],
  ['for support, whose message names the device', 'superseded', { way: 'support', now: OTHER }],
  ['for support, for an hour, with another request', 'hour', { way: 'support', now: OTHER, after: HOUR }],
])('waiting %s is %s', (_, stand, { way = 'ask-agent', ends = null, now = REQUEST_ID, lapses, after = 0 }) => {
  const request = { requestId: now, deviceId: DEVICE_ID, lapsesAt: lapses ?? null };
  expect(waitingAt({ way, at: AT, requestId: REQUEST_ID }, ends, request, AT + after)).toBe(stand);
});

test('a page that names no request replaces none', () => {
  expect(waitingAt({ way: 'ask-agent', at: AT, requestId: REQUEST_ID }, null, null, AT)).toBe('asked');
});
