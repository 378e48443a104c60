import { describe, expect, test } from 'vitest';
import { clearReport, HOST, REQUEST_ID, Story } from '../../testing/events';
import { FAILURE_KINDS } from '../catalogue/failures';
import type { GroundId } from '../catalogue/shared-words';
import { groundsOf } from './grounds';
import { failingAlike } from './plan';

const OTHER = 'user-0241.c1.heyron.ai';
const THIRD = 'c3-0044.c3.heyron.ai';
const known = { knownDevice: true, keepsToken: true };

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
      new Story().fails('origin-not-allowed').failsToo(OTHER, 'origin-not-allowed').tries('right-gateway', 'done'),
    );
    expect(speaks).toContainEqual({ ground: 'several', hosts: [OTHER] });
  });

  test('is none where this browser is new to all of them', () => {
    const grounds = (past: object) =>
      alike(new Story().fails('pairing-required', past).failsToo(OTHER, 'pairing-required')).against;
    expect(grounds({})).not.toContainEqual({ ground: 'several', hosts: [OTHER] });
    expect(grounds(known)).toContainEqual({ ground: 'several', hosts: [OTHER] });
  });

  test.each(['token-mismatch', 'token-missing', 'version-mismatch', 'rate-limited', 'scope-upgrade'] as const)(
    'is none with %s: each has its own cure',
    kind => {
      expect(failingAlike(new Story().fails(kind, known).failsToo(OTHER, kind).state)).toEqual([]);
    },
  );

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
    const story = new Story().fails('pairing-required', { requestId: REQUEST_ID }).tries('right-gateway', 'done');
    expect(grounds(story)).toEqual({ for: ['asks-approval'], against: [] });
  });

  test('a request that was declined or has run out waits for nobody', () => {
    for (const kind of ['pairing-declined', 'pairing-expired'] as const)
      expect(grounds(new Story().fails(kind, { requestId: REQUEST_ID })).against).not.toContain('asks-approval');
  });

  test('nothing decided yet: what points here stands first', () => {
    const story = new Story()
      .fails('pairing-required', known)
      .tries('right-gateway', 'done', 'own-gateway-alive')
      .tries('private-window', 'done', 'connects');
    // That it answers is no news of an agent that asks for an approval.
    expect(grounds(story)).toEqual({ for: ['connects-elsewhere'], against: [] });
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

  test('that it came back, of the same failure alone', () => {
    const solved = () => new Story().fails('token-missing', known).tries('hard-refresh', 'still-failing').connects();
    expect(grounds(solved().fails('token-missing', known)).against).toContain('comes-back');
    const other = grounds(solved().fails('gateway-unreachable', known));
    expect([...other.for, ...other.against]).not.toContain('comes-back');
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
