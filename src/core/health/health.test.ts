import { describe, expect, test } from 'vitest';
import { BEGIN, GATEWAY, ORIGIN } from '../../testing/events';
import { forgottenHealth, type Health, healthSchema, type SeenHealthy, withHealth } from './health';

const HOUR = 3_600_000;
const [ONE, TWO] = ['1'.repeat(64), '2'.repeat(64)] as const;

function seen(more: Partial<SeenHealthy> = {}): SeenHealthy {
  return {
    ...{ origin: ORIGIN, gateway: GATEWAY, store: '0', at: BEGIN, start: BEGIN - HOUR, deviceId: ONE },
    ...{ role: 'operator', rights: 5, version: '2026.9.6', build: '2026.9.6-x', cookies: null },
    ...more,
  };
}

function seenAgain(known: Health | null, more: Partial<SeenHealthy>): Health {
  const now = withHealth(known, seen(more));
  if (!now) throw new Error('nothing is written');
  return now;
}

const first = seenAgain(null, {});

test('is small, and as its schema says', () => {
  expect(healthSchema.safeParse(first).success).toBe(true);
  expect(JSON.stringify(first).length).toBeLessThan(600);
});

test('is written once an hour at most while nothing changes, also where the clock was set back', () => {
  expect(withHealth(first, seen({ at: BEGIN + HOUR - 1 }))).toBeNull();
  expect(withHealth(first, seen({ at: BEGIN - 60_000 }))).toBeNull();
  expect(seenAgain(first, { at: BEGIN + HOUR }).at).toBe(BEGIN + HOUR);
  expect(seenAgain(first, { at: BEGIN - 2 * HOUR }).at).toBe(BEGIN - 2 * HOUR);
});

test.each([
  { start: BEGIN },
  { deviceId: TWO },
  { version: '2026.9.7' },
  { build: 'y' },
  { role: 'node' },
  { rights: 1 },
])('is written at once where it tells something new: %o', more => {
  expect(seenAgain(first, { at: BEGIN + 1, ...more })).toMatchObject({ at: BEGIN + 1, ...more });
});

test('a device that came through a start keeps its beginning, another one has its own and took the place of a lost one', () => {
  const through = seenAgain(first, { at: BEGIN + 5, start: BEGIN + 1 });
  expect(through).toMatchObject({ since: BEGIN, lost: false });
  const lost = seenAgain(through, { at: BEGIN + 9, deviceId: TWO });
  expect(lost).toMatchObject({ since: BEGIN + 9, lost: true, former: { deviceId: ONE, start: BEGIN + 1 } });
});

test('what Re-Pair cleared itself was not lost, and the next connection settles it', () => {
  const again = seenAgain({ ...first, cleared: BEGIN + 1 }, { at: BEGIN + 9, deviceId: TWO });
  expect(again).toMatchObject({ lost: false, cleared: null });
  expect(seenAgain({ ...first, cleared: BEGIN + 1 }, { at: BEGIN + 9 }).cleared).toBeNull();
});

test('turns are counted where device and version go back to the former ones', () => {
  const newer = seenAgain(first, { at: BEGIN + 1, version: '2026.9.7' });
  const back = seenAgain(newer, { at: BEGIN + 2 });
  expect([newer.turns, back.turns]).toEqual([0, 1]);
  expect(seenAgain(back, { at: BEGIN + 3, version: '2026.9.7' }).turns).toBe(2);
});

test('after 90 days unseen, beyond 50, and beyond 4 of a host, it is forgotten', () => {
  const record = (host: string, days: number, port = ''): [string, Health] => {
    const origin = `https://${host}.c1.heyron.ai${port}`;
    return [`${host}${port}`, { ...first, origin, at: BEGIN - days * 86_400_000 }];
  };
  const hosts = Array.from({ length: 55 }, (_, n) => record(`agent-${n}`, n));
  expect(forgottenHealth(new Map(hosts), BEGIN)).toEqual(['agent-50', 'agent-51', 'agent-52', 'agent-53', 'agent-54']);
  expect(forgottenHealth(new Map([record('a', 90), record('b', 91)]), BEGIN)).toEqual(['b']);
  const ports = Array.from({ length: 6 }, (_, n) => record('a', n, `:${8000 + n}`));
  expect(forgottenHealth(new Map(ports), BEGIN)).toEqual(['a:8004', 'a:8005']);
});

describe('the exception that the user was shown', () => {
  const [SHOWN, NEXT, AFTER] = [BEGIN - HOUR, BEGIN + 1, BEGIN + 2];
  const shown: Health = { ...first, exception: { at: BEGIN, start: SHOWN, stand: 'shown' } };
  const stand = (known: Health, more: Partial<SeenHealthy>) =>
    seenAgain(known, { at: BEGIN + HOUR, ...more }).exception?.stand;

  test('held once the agent knows the same device after another start, and stays so', () => {
    expect(stand(shown, {})).toBe('shown');
    expect(stand(shown, { start: NEXT })).toBe('held');
    expect(stand(seenAgain(shown, { start: NEXT }), { start: AFTER })).toBe('held');
    expect(stand({ ...shown, exception: { at: BEGIN, start: NEXT, stand: 'said' } }, { start: AFTER })).toBe('said');
    expect(healthSchema.safeParse(seenAgain(shown, { start: NEXT })).success).toBe(true);
  });

  test('did not hold where another device came', () => {
    expect(seenAgain(shown, { start: NEXT, deviceId: TWO }).exception).toBeUndefined();
  });

  test('is judged only from a connection in the start in which it was shown, or a later one', () => {
    const lost = { ...shown, start: BEGIN - 2 * HOUR };
    const again = seenAgain(lost, { start: SHOWN, deviceId: TWO });
    expect(again.exception?.stand).toBe('shown');
    expect(stand(again, { start: NEXT, deviceId: TWO })).toBe('held');
  });

  test.each<[string, Partial<Health>, Partial<SeenHealthy>]>([
    ['Re-Pair cleared its host', { cleared: BEGIN }, { start: NEXT, deviceId: TWO }],
    ['its start is not known', { start: null }, { start: NEXT }],
    ['no device is named', { deviceId: null }, { start: NEXT, deviceId: TWO }],
    ['the present start is not known', {}, { start: null }],
  ])('proves nothing where %s: the next start does', (_, known, more) => {
    const next = seenAgain({ ...shown, ...known }, { at: BEGIN + HOUR, ...more });
    expect(next.exception?.stand).toBe('shown');
    expect(stand(next, { at: BEGIN + 2 * HOUR, start: AFTER, deviceId: next.deviceId })).toBe(
      more.start === null ? 'shown' : 'held',
    );
  });
});
