import { describe, expect, test } from 'vitest';
import { BEGIN, failing, REQUEST_ID, Story } from '../../testing/events';
import { type IncidentState, reduce } from '../incident/reduce';
import { lockedUntil } from '../sighting/lock';
import { planFor } from './plan';
import { requestOf } from './request';

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
    const story = new Story().fails('token-mismatch', known).tries('right-gateway', 'done', 'own-gateway-alive');
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
    expect(lockedUntil('rate-limited', { retryAfterMs }, BEGIN)).toBe(BEGIN + lasts);
  });

  test('is told of by no other failure', () => {
    expect(lockedUntil('token-mismatch', { retryAfterMs: 5_000 }, BEGIN)).toBeNull();
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
    expect(new Story().fails('pairing-required', { ...link, gatewayVersion: null }).plan.losesLink).toBe(false);
    expect(new Story().fails('pairing-required', { ...link, keepsToken: true }).plan.losesLink).toBe(false);
    expect(new Story().fails('token-missing', link).plan.losesLink).toBe(false);
  });

  test('may be held by one that asks for more, or that a lock keeps out', () => {
    for (const kind of ['scope-upgrade', 'rate-limited'] as const)
      expect(new Story().fails(kind, link).plan.losesLink).toBe(true);
  });
});
