/** Who forgot whom, in stories: what was remembered, what happened, and what is said of it. */
import { describe, expect, test } from 'vitest';
import { BEGIN, failing, GATEWAY, ORIGIN, REQUEST_ID } from '../../testing/events';
import type { CauseId, Certainty } from '../catalogue/causes';
import type { FailureKind } from '../catalogue/failures';
import type { Sighting } from '../sighting/sighting';
import { type Cause, causeOf, type Facts } from './cause';
import { type Health, withHealth } from './health';

const DAY = 86_400_000;
const [ONE, TWO, THREE] = ['1', '2', '3'].map(digit => digit.repeat(64)) as [string, string, string];
/** The browser's starts: the day before, and today. */
const YESTERDAY = BEGIN - DAY;
const TODAY = BEGIN - 600_000;

/** The agent on a healthy day, as device ONE. */
function health(more: Partial<Health> = {}): Health {
  return {
    ...{ origin: ORIGIN, gateway: GATEWAY, store: '0', at: YESTERDAY + 3_600_000, since: YESTERDAY - 9 * DAY },
    ...{ start: YESTERDAY, deviceId: ONE, role: 'operator', rights: 5, version: '2026.9.6', build: '2026.9.6-x' },
    ...{ cookies: null, cleared: null, lost: false, former: null, turns: 0 },
    ...more,
  };
}

const OTHER = { origin: 'https://user-0241.c1.heyron.ai', gateway: 'wss://user-0241.c1.heyron.ai', deviceId: THREE };
const other = (more: Partial<Health> = {}) => health({ ...OTHER, ...more });
const page = (more: Partial<Sighting>) => ({
  ...OTHER,
  store: '0',
  sighting: { keys: true, deviceId: THREE, loadedAt: BEGIN + 1, ...more },
});

/** One agent of one's own, or two: at home, and from outside. */
const HOME = { origin: 'http://192.168.1.20:18789', gateway: 'ws://192.168.1.20:18789' };
const AWAY = { origin: 'https://agent.example.com', gateway: 'wss://agent.example.com', store: '0' };

function refused(kind: FailureKind, more: Partial<Sighting> = {}): Sighting {
  return failing(kind, { deviceId: ONE, gatewayVersion: '2026.9.6', ...more });
}

function why(seen: Sighting, more: Partial<Facts> = {}): Cause | null {
  return causeOf({
    ...{ key: health(), failing: seen, lifecycle: [], records: [health()], pages: [], start: TODAY },
    ...{ cookies: null, clearedAt: null, earlier: [] },
    ...more,
  });
}

const anew = refused('pairing-required', { deviceId: TWO });
const slept = [{ what: 'frozen', from: BEGIN - 9 * 3_600_000, until: BEGIN - 2_000, failedAt: BEGIN }] as const;
const closedBefore = (at: number, start: number) => {
  const cause = why(anew, { start, records: [health({ start: start - DAY })] });
  if (cause?.cause !== 'closed') throw new Error('it is another cause');
  return [{ at, cause }];
};

type Story = readonly [what: string, Sighting, Partial<Facts>, cause: CauseId | null, certainty?: Certainty];

const STORIES: readonly Story[] = [
  // This browser forgot
  ['another device, after one start', anew, {}, 'closed', 'most-likely'],
  [
    'no device at all, after one start',
    refused('token-missing', { deviceId: null, keys: false }),
    {},
    'closed',
    'most-likely',
  ],
  [
    'the same, and a cookie that outlived it before is gone',
    anew,
    { records: [health({ cookies: true })], cookies: false },
    'closed',
    'most-likely',
  ],
  [
    'the same in Firefox, another agent’s page new as well',
    anew,
    { records: [health(), other()], pages: [page({ deviceId: TWO })] },
    'closed',
    'most-likely',
  ],
  [
    'at two starts running, with a healthy day between',
    anew,
    { records: [health({ since: YESTERDAY + 60_000 })], earlier: closedBefore(YESTERDAY + 1_000, YESTERDAY) },
    'closed',
    'sure',
  ],
  [
    'at two starts, between which it came through a third',
    anew,
    { records: [health({ since: YESTERDAY - DAY })], earlier: closedBefore(YESTERDAY - 2 * DAY, YESTERDAY - 2 * DAY) },
    'closed',
    'most-likely',
  ],
  [
    'a cookie that outlives it is still there: its page forgot, or the browser made room',
    anew,
    { records: [health({ cookies: true })], cookies: true },
    'one-agent',
    'most-likely',
  ],
  [
    'the other agent came through the same start',
    anew,
    { records: [health(), other({ start: TODAY, at: TODAY + 60_000 })] },
    'one-agent',
    'most-likely',
  ],
  [
    'while it was open, and the other agent is still known',
    anew,
    { start: YESTERDAY, records: [health(), other()], pages: [page({})] },
    'one-agent',
    'most-likely',
  ],
  [
    'while it was open, of the other agent as well',
    anew,
    { start: YESTERDAY, records: [health(), other()], pages: [page({ deviceId: TWO })] },
    'all-agents',
    'most-likely',
  ],
  ['while it was open, and nothing is known of others', anew, { start: YESTERDAY }, 'gone-here', 'sure'],
  [
    'while it was open; the other agent’s page was loaded before',
    anew,
    { start: YESTERDAY, records: [health(), other()], pages: [page({ loadedAt: BEGIN - 1 })] },
    'gone-here',
    'sure',
  ],
  ['and the start is not known', anew, { start: null }, 'gone-here', 'sure'],
  [
    'some agents’ are gone, some are not',
    anew,
    {
      records: [
        health(),
        other(),
        other({ origin: 'https://x.c1.heyron.ai', gateway: 'wss://x.c1.heyron.ai', start: TODAY, at: TODAY + 1 }),
      ],
      pages: [page({ deviceId: TWO })],
    },
    'gone-here',
    'sure',
  ],
  // Not to be blamed on the browser
  ['Re-Pair cleared it, as the memory tells', anew, { records: [health({ cleared: YESTERDAY + 4_000_000 })] }, null],
  ['Re-Pair cleared it, as the incident tells', anew, { clearedAt: YESTERDAY + 4_000_000 }, null],
  ['Re-Pair cleared it, and it was let in again since', anew, { clearedAt: YESTERDAY - DAY }, 'closed', 'most-likely'],
  ['nothing is remembered: a new profile, or installed again', anew, { records: [] }, null],
  ['another container’s memory tells nothing', anew, { records: [health({ store: 'firefox-container-1' })] }, null],
  ['another gateway’s memory tells nothing', anew, { records: [health({ gateway: 'wss://elsewhere.example' })] }, null],
  ['its page names no device', refused('pairing-required', { deviceId: null }), {}, null],
  ['an agent that is not there forgot nobody', failing('gateway-unreachable', { deviceId: TWO }), {}, null],
  // The agent forgot
  [
    'the same device, the same version',
    refused('pairing-required', { requestId: REQUEST_ID }),
    {},
    'agent-forgot',
    'sure',
  ],
  [
    'the same device, without a restart of the browser',
    refused('pairing-required'),
    { start: YESTERDAY },
    'agent-forgot',
    'sure',
  ],
  [
    'the same device, after 2026.8.2 became 2026.9.6',
    refused('pairing-required'),
    { records: [health({ version: '2026.8.2' })] },
    'after-update',
    'sure',
  ],
  [
    'the same device, after a page without a name became 2026.9.6',
    refused('pairing-required'),
    { records: [health({ version: null, build: '' })] },
    'after-update',
    'sure',
  ],
  [
    'the same device, and an older version than then',
    refused('pairing-required', { gatewayVersion: '2026.8.2' }),
    {},
    'agent-forgot',
    'sure',
  ],
  [
    'the same device, slept, and its request is in hand',
    refused('pairing-required', { requestId: REQUEST_ID }),
    { lifecycle: slept },
    'agent-forgot',
    'sure',
  ],
  [
    'a role that it had is refused: revoked in 2026.8',
    refused('role-upgrade', { role: 'operator' }),
    {},
    'agent-forgot',
    'most-likely',
  ],
  // Its key, its rights
  ['the gateway’s token was changed', refused('token-mismatch'), {}, 'key-changed', 'most-likely'],
  ['the device’s token was changed', refused('device-token-mismatch'), {}, 'key-changed', 'most-likely'],
  [
    'it asks for more after an update',
    refused('scope-upgrade'),
    { records: [health({ version: '2026.8.2' })] },
    'asks-more',
    'sure',
  ],
  ['it asks for a role that it never had', refused('role-upgrade', { role: 'admin' }), {}, 'asks-more', 'sure'],
  ['a role is refused, and nobody knows which', refused('role-upgrade'), {}, null],
  ['another device asks for more: it is known, too', refused('scope-upgrade', { deviceId: TWO }), {}, null],
  // Slept
  ['slept, then refused as out of date', refused('version-mismatch'), { lifecycle: slept }, 'slept', 'most-likely'],
  ['slept until its page gave up', refused('page-gave-up'), { lifecycle: slept }, 'slept', 'most-likely'],
  ['slept, then without its token', refused('token-missing'), { lifecycle: slept }, 'slept', 'most-likely'],
  [
    'slept, then not paired, and nothing asks',
    refused('pairing-required'),
    { lifecycle: slept },
    'slept',
    'most-likely',
  ],
  [
    'slept while 2026.8.2 became 2026.9.6',
    refused('pairing-required'),
    { lifecycle: slept, records: [health({ version: '2026.8.2' })] },
    'after-update',
    'sure',
  ],
  ['slept, and another device: that is no matter of sleep', anew, { lifecycle: slept }, 'closed', 'most-likely'],
  ['out of date without a sleep', refused('version-mismatch'), {}, null],
  ['the token is missing, and the device is the same', refused('token-missing'), {}, null],
  // Two gateways at one address
  [
    'a second gateway at this address was connected since',
    refused('device-token-mismatch'),
    { records: [health(), health({ gateway: 'wss://elsewhere.example', at: TODAY })] },
    'two-gateways',
    'most-likely',
  ],
  [
    'its version goes back and forth',
    refused('pairing-required', { gatewayVersion: '2026.8.2' }),
    { records: [health({ former: { deviceId: ONE, version: '2026.8.2', start: YESTERDAY }, turns: 1 })] },
    'two-gateways',
    'most-likely',
  ],
  [
    'its former device is back, for the first time',
    anew,
    { records: [health({ former: { deviceId: TWO, version: '2026.9.6', start: YESTERDAY } })] },
    null,
  ],
  // Another address of one's own
  [
    'it is let in at home, and asks anew from outside',
    anew,
    { key: AWAY, records: [health(HOME)] },
    'other-address',
    'most-likely',
  ],
  [
    'the same, without a key',
    refused('token-missing'),
    { key: AWAY, records: [health(HOME)] },
    'other-address',
    'most-likely',
  ],
  ['it is let in at neither', anew, { key: AWAY, records: [] }, null],
  ['it is let in by heyron’s agent alone', anew, { key: AWAY, records: [health()] }, null],
  ['in another cookie store alone', anew, { key: AWAY, records: [health({ ...HOME, store: '1' })] }, null],
  ['its key is refused there', refused('token-mismatch'), { key: AWAY, records: [health(HOME)] }, null],
  [
    'its page keeps a token of that address',
    refused('pairing-required', { knownDevice: true }),
    { key: AWAY, records: [health(HOME)] },
    null,
  ],
  ['an agent of heyron’s is new here', anew, { key: health(OTHER), records: [health(HOME)] }, null],
];

describe('who forgot whom', () => {
  test.each(STORIES.map(story => [story[0], story] as const))('%s', (_, [, seen, facts, cause, certainty]) => {
    const answer = why(seen, facts);
    expect(answer && { cause: answer.cause, certainty: answer.certainty }).toEqual(cause && { cause, certainty });
  });

  test('says on what it rests, with times', () => {
    const answer = why(anew, { records: [health({ cookies: true })], cookies: false });
    expect(answer).toMatchObject({ letInAt: YESTERDAY + 3_600_000, deviceId: ONE, version: '2026.9.6', start: TODAY });
    expect(answer?.proofs).toEqual([
      { proof: 'other-device', at: YESTERDAY + 3_600_000 },
      { proof: 'cookies-gone', at: null },
      { proof: 'start-between', at: TODAY },
    ]);
  });

  test('says that the exception was of no use, but not in the start in which it was shown', () => {
    const proofs = (start: number) =>
      why(anew, { records: [health({ exception: { at: 9, start, stand: 'held' } })] })?.proofs ?? [];
    expect(proofs(YESTERDAY)).toContainEqual({ proof: 'exception-in-vain', at: 9 });
    expect(proofs(TODAY).map(({ proof }) => proof)).not.toContain('exception-in-vain');
  });

  test('tells an unloaded tab from one that slept', () => {
    const lifecycle = [{ ...slept[0], what: 'discarded' as const }];
    expect(why(refused('version-mismatch'), { lifecycle })?.proofs).toContainEqual({
      proof: 'unloaded',
      at: slept[0].until,
    });
  });

  test('an other agent that was lost at an earlier start was not lost with this one', () => {
    const before = other({ start: YESTERDAY - DAY, at: YESTERDAY - DAY + 1 });
    const facts = { start: YESTERDAY, records: [health(), before], pages: [page({ deviceId: TWO })] };
    expect(why(anew, facts)?.cause).toBe('gone-here');
  });

  test('an other agent that was let in anew since was lost with this one, if not by Re-Pair', () => {
    const let_ = (cleared: number | null) => {
      const { since: _, cleared: __, lost: ___, former: ____, turns: _____, ...seen } = other();
      return withHealth(other({ cleared }), { ...seen, deviceId: TWO, at: YESTERDAY + 9_000_000 });
    };
    const told = (again: Health | null) =>
      why(anew, { start: YESTERDAY, records: [health(), ...(again ? [again] : [])] });
    expect(told(let_(null))?.cause).toBe('all-agents');
    expect(told(let_(YESTERDAY + 1))?.cause).toBe('gone-here');
  });
});
