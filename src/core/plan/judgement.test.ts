import { describe, expect, test } from 'vitest';
import { BEGIN, clearReport, failing, HOST, REQUEST_ID, Story } from '../../testing/events';
import { FAILURE_KINDS } from '../failure';
import { type IncidentState, reduce } from '../incident/reduce';
import { lockEnds } from '../sighting/lock';
import { adviceFor } from './advice';
import type { GroundId } from './ground-ids';
import { groundsOf } from './grounds';
import { failingAlike, planFor } from './plan';
import { requestOf } from './request';

const OTHER = 'user-0241.c1.heyron.ai';
const THIRD = 'c3-0044.c3.heyron.ai';
const known = { knownDevice: true, keepsToken: true };

describe('who runs the gateway', () => {
  test.each([
    'wss://c3-0108.c3.heyron.ai',
    'ws://127.0.0.1:18789',
    'ws://192.168.1.20:18789',
    'wss://desk.tail1234.ts.net',
    'wss://a1b2.ngrok-free.app',
    'wss://vps.example',
    'nonsense',
  ])('is told by the user alone: a page that talks to %s says nothing about it', gateway => {
    const { events, incident } = new Story().fails('token-mismatch', { ...known, gateway });
    const situation = (state: IncidentState) => planFor(state, { ...incident, gateway }).situation;
    expect(situation(reduce(events))).toBe('hosted');
    const answered = new Story().fails('token-mismatch', known);
    expect(situation(answered.answers('who-runs-it', 'me').state)).toBe('own');
    expect(situation(answered.answers('who-runs-it', 'heyron').state)).toBe('hosted');
  });

  test('changes the steps at once, and keeps what was tried', () => {
    const story = new Story()
      .fails('token-mismatch', known)
      .tries('right-gateway', 'done', 'own-gateway-alive');
    expect(story.plan.steps.map(({ step }) => step)).toContain('sign-out-in');
    story.answers('who-runs-it', 'me');
    const steps = story.plan.steps.map(({ step }) => step);
    expect(steps).toContain('restart-gateway');
    expect(steps).not.toContain('sign-out-in');
    expect(story.plan.current).toBe('fresh-link');
  });
});

describe('a lock', () => {
  test.each([
    ['what the gateway says', 30_000, 32_000],
    ['five minutes, where it says nothing', null, 302_000],
    ['five minutes, where it says nonsense', -5, 302_000],
    ['an hour at most, whatever a page claims', 1e15, 3_602_000],
  ])('lasts %s', (_, retryAfterMs, lasts) => {
    expect(lockEnds('rate-limited', { retryAfterMs }, BEGIN)).toBe(BEGIN + lasts);
  });

  test('is told of by no other failure', () => {
    expect(lockEnds('token-mismatch', { retryAfterMs: 5_000 }, BEGIN)).toBeNull();
  });

  test('is waited out as the gateway says, and may be waited for once more', () => {
    const story = new Story().fails('rate-limited', { retryAfterMs: 40_000 });
    const at = story.state.failure?.at ?? 0;
    expect(story.plan.until).toBe(at + 42_000);
    story.starts('wait').ran('wait');
    expect(story.state.active?.lockedUntil).toBe(at + 42_000);
  });
});

describe('a pairing request', () => {
  const failure = (more: object = {}) => ({
    kind: 'pairing-required' as const,
    text: '',
    path: null,
    tab: 1,
    at: BEGIN,
    sighting: failing('pairing-required', { requestId: REQUEST_ID, ...more }),
  });

  test('lives five minutes where its page asks once', () => {
    expect(requestOf(failure())).toMatchObject({ requestId: REQUEST_ID, lapsesAt: BEGIN + 300_000 });
  });

  test('is kept alive by a page that goes on asking', () => {
    expect(requestOf(failure({ retriesItself: true }))?.lapsesAt).toBeNull();
  });

  test('has no time where none is named, and is none for other failures', () => {
    expect(requestOf(failure({ requestId: null }))?.lapsesAt).toBeNull();
    expect(requestOf({ ...failure(), kind: 'token-missing' })).toBeNull();
  });
});

describe('a link whose token the page has not stored', () => {
  const link = { knownDevice: true, keepsToken: false, gatewayVersion: '2026.9.6' };

  test('is not lost by a refresh: pairing comes first', () => {
    const story = new Story().fails('pairing-required', link);
    expect(story.plan).toMatchObject({ losesLink: true, name: 'open-link' });
    expect(story.plan.steps.map(({ step }) => step)).not.toContain('hard-refresh');
  });

  test('is only a matter of pages that say which version they are, and that were let through to pairing', () => {
    expect(new Story().fails('pairing-required', { ...link, gatewayVersion: null }).plan.losesLink).toBe(
      false,
    );
    expect(new Story().fails('pairing-required', { ...link, keepsToken: true }).plan.losesLink).toBe(false);
    expect(new Story().fails('token-missing', link).plan.losesLink).toBe(false);
  });

  test('may be held by one that asks for more, or that a lock keeps out', () => {
    for (const kind of ['scope-upgrade', 'rate-limited'] as const)
      expect(new Story().fails(kind, link).plan.losesLink).toBe(true);
  });
});

describe('what other agents show', () => {
  const alike = (story: Story) => groundsOf(story.state, story.plan.verdict, story.incident);

  test.each(FAILURE_KINDS)('takes no step away and makes no verdict: %s', kind => {
    for (const past of [{}, known, { knownDevice: false, keys: false }]) {
      const alone = new Story().fails(kind, past);
      const among = new Story().fails(kind, past).failsToo(OTHER, kind).failsToo(THIRD, kind);
      for (let steps = 0; steps < 12; steps++) {
        expect(among.plan).toEqual(alone.plan);
        const { current } = alone.plan;
        if (current === null || current === 'escalate') break;
        for (const story of [alone, among]) story.tries(current, 'still-failing');
      }
    }
  });

  test('is a ground, by name', () => {
    const { for: speaks } = alike(
      new Story()
        .fails('origin-not-allowed')
        .failsToo(OTHER, 'origin-not-allowed')
        .tries('right-gateway', 'done'),
    );
    expect(speaks).toContainEqual({ ground: 'several', hosts: [OTHER] });
  });

  test('is none where this browser is new to all of them', () => {
    const grounds = (past: object) =>
      alike(new Story().fails('pairing-required', past).failsToo(OTHER, 'pairing-required')).against;
    expect(grounds({})).not.toContainEqual({ ground: 'several', hosts: [OTHER] });
    expect(grounds(known)).toContainEqual({ ground: 'several', hosts: [OTHER] });
  });

  test.each([
    'token-mismatch',
    'token-missing',
    'version-mismatch',
    'rate-limited',
    'scope-upgrade',
  ] as const)('is none with %s: each has its own cure', kind => {
    expect(failingAlike(new Story().fails(kind, known).failsToo(OTHER, kind).state)).toEqual([]);
  });

  test('is none before anything fails here', () => {
    expect(failingAlike(new Story().failsToo(OTHER, 'gateway-unreachable').state)).toEqual([]);
  });

  test('in another way says nothing about this failure', () => {
    const story = new Story().fails('gateway-unreachable').failsToo(OTHER, 'token-missing');
    expect(failingAlike(story.state)).toEqual([]);
  });
});

describe('what a verdict rests on', () => {
  const grounds = (story: Story): { for: GroundId[]; against: GroundId[] } => {
    const all = groundsOf(story.state, story.plan.verdict, story.incident);
    return { for: all.for.map(({ ground }) => ground), against: all.against.map(({ ground }) => ground) };
  };

  test('a dead gateway', () => {
    const story = new Story()
      .fails('gateway-unreachable')
      .tries('wait', 'still-failing')
      .tries('right-gateway', 'done', 'own-gateway-proxy-error')
      .tries('private-window', 'still-failing', 'gateway-unreachable')
      .answers('others-affected', 'no');
    expect(story.plan.verdict).toBe('not-this-browser');
    expect(grounds(story)).toEqual({
      for: ['same-elsewhere', 'server-alone', 'waited'],
      against: ['only-me'],
    });
  });

  test('an approval that is missing', () => {
    const story = new Story()
      .fails('pairing-required', { requestId: REQUEST_ID })
      .tries('right-gateway', 'done');
    expect(grounds(story)).toEqual({ for: ['asks-approval'], against: [] });
  });

  test('a request that was declined or has run out waits for nobody', () => {
    for (const kind of ['pairing-declined', 'pairing-expired'] as const)
      expect(grounds(new Story().fails(kind, { requestId: REQUEST_ID })).against).not.toContain(
        'asks-approval',
      );
  });

  test('nothing decided yet: what points here stands first', () => {
    const story = new Story()
      .fails('pairing-required', known)
      .tries('right-gateway', 'done', 'own-gateway-alive')
      .tries('private-window', 'done', 'connects');
    expect(grounds(story)).toEqual({ for: ['connects-elsewhere', 'agent-answers'], against: [] });
  });

  test('fixed: the proof alone', () => {
    expect(grounds(new Story().fails('token-missing').connects())).toEqual({
      for: ['connected'],
      against: [],
    });
    expect(grounds(new Story().fails('token-missing').declaresFixed())).toEqual({
      for: ['users-word'],
      against: [],
    });
  });

  test('a clearing that was read back, and a trouble that comes back', () => {
    const story = new Story().fails('pairing-required', known).tries('hard-refresh', 'done').connects();
    story
      .fails('pairing-required', known)
      .starts('clear-site-data')
      .cleared(clearReport([HOST]))
      .ran('clear-site-data')
      .fails('token-missing');
    expect(grounds(story).against).toEqual(expect.arrayContaining(['cleared', 'comes-back']));
  });

  test.each([
    ['of less than everything', { ...clearReport([HOST]), level: 3 as const }],
    ['of which something was left behind', clearReport([HOST], { cookies: [2, 1] })],
    ['of another host', clearReport([OTHER])],
  ])('no clearing %s', (_, report) => {
    const story = new Story().fails('pairing-required', known).starts('clear-site-data').cleared(report);
    expect(grounds(story.ran('clear-site-data').fails('token-missing')).against).not.toContain('cleared');
  });

  test('a clearing of several hosts', () => {
    const report = clearReport([OTHER, HOST]);
    const story = new Story().fails('pairing-required', known).starts('clear-site-data').cleared(report);
    expect(grounds(story.ran('clear-site-data').fails('token-missing')).against).toContain('cleared');
  });

  test('nothing, before anything failed', () => {
    expect(grounds(new Story())).toEqual({ for: [], against: [] });
  });

  test('what was seen in this trouble alone', () => {
    const story = new Story()
      .fails('token-missing', known)
      .tries('private-window', 'done', 'connects')
      .cleared(clearReport([HOST]))
      .connects()
      .fails('token-missing', known);
    expect(grounds(story)).toEqual({ for: [], against: ['comes-back'] });
  });

  test('each finding by the step that can make it, and about no host', () => {
    const story = new Story().fails('token-mismatch', known).tries('hard-refresh', 'changed', 'connects');
    expect(grounds(story).for).toEqual([]);
    story.tries('right-gateway', 'done', 'own-gateway-page').tries('fresh-link', 'still-failing');
    expect(groundsOf(story.state, story.plan.verdict, story.incident)).toEqual({
      for: [{ ground: 'agent-answers', hosts: [] }],
      against: [{ ground: 'fresh-link-refused', hosts: [] }],
    });
  });

  test('that an agent answers says nothing where it is what refuses', () => {
    const story = new Story().fails('origin-not-allowed').tries('right-gateway', 'done', 'own-gateway-alive');
    expect(grounds(story)).toEqual({ for: ['refuses-address'], against: [] });
  });

  test('a network that was gone', () => {
    const story = new Story().fails('token-missing', known);
    const failedAt = story.state.failure?.sighting.loadedAt ?? 0;
    const change = { from: failedAt, until: failedAt, failedAt };
    expect(grounds(story.witnesses({ what: 'stalled', ...change })).for).toEqual([]);
    expect(grounds(story.witnesses({ what: 'offline', ...change })).for).toEqual(['no-network']);
  });

  test('whom else the user knows to be locked out, and an address at which nothing answers', () => {
    const story = new Story()
      .fails('pairing-required', known)
      .tries('right-gateway', 'done', 'own-gateway-silent')
      .answers('others-affected', 'yes');
    expect(grounds(story).against).toEqual(expect.arrayContaining(['others-too', 'nothing-answers']));
  });
});

test('what was tried twice is not offered a third time, also when it seemed to help in between', () => {
  const story = new Story();
  for (let round = 0; round < 2; round++)
    story
      .fails('pairing-required', known)
      .tries('right-gateway', 'done')
      .starts('hard-refresh')
      .ran('hard-refresh')
      .connects();
  story.fails('pairing-required', known);
  expect(story.plan.current).toBe('sign-out-in');
});

test('the report is sent once', () => {
  const story = new Story().fails('origin-not-allowed').tries('right-gateway', 'done');
  expect(story.plan).toMatchObject({ current: 'escalate', sent: false });
  story.tries('escalate', 'done');
  expect(story.plan).toMatchObject({ current: 'escalate', sent: true });
});

describe('advice', () => {
  test.each([
    ['origin-not-allowed', 'wss://vps.example', 'own', ['mixed-addresses', 'allowed-origins']],
    [
      'token-mismatch',
      'wss://desk.tail1234.ts.net',
      'own',
      ['same-place', 'remote-route', 'after-restart', 'mixed-addresses'],
    ],
    ['token-mismatch', `wss://${HOST}`, 'own', ['same-place', 'after-restart']],
    ['token-mismatch', `wss://${HOST}`, 'hosted', []],
    ['gateway-unreachable', `wss://${HOST}`, 'hosted', ['extensions-and-vpn']],
    ['bootstrap-token-invalid', `wss://${HOST}`, 'hosted', ['short-lived']],
    ['host-misconfigured', `wss://${HOST}`, 'own', ['gateway-settings']],
    ['host-misconfigured', `wss://${HOST}`, 'hosted', []],
    ['connection-ended', `wss://${HOST}`, 'hosted', ['several-tabs']],
  ] as const)('for %s at %s, %s', (kind, gateway, situation, advice) => {
    expect(adviceFor({ kind }, gateway, situation)).toEqual(advice);
  });
});
