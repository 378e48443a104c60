import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyEvents } from '../../testing/arbitrary-events';
import { clearReport, HOST, REQUEST_ID, Story } from '../../testing/events';
import { FAILURE_KINDS, type FailureKind } from '../catalogue/failures';
import type { StepId } from '../catalogue/steps';
import { reduce } from '../incident/reduce';
import { choicesFor } from './choices';
import { planFor, triedLevels } from './plan';

const known = { knownDevice: true, keepsToken: true };
const WHERE = new Story().incident;
const steps = (story: Story) => story.plan.steps.map(({ step }) => step);

/** Follows the plan as a user who tries everything without success. */
function followed(kind: FailureKind, result: 'still-failing' | 'could-not-run' = 'still-failing'): StepId[] {
  const story = new Story().fails(kind, known);
  const taken: StepId[] = [];
  for (let next = story.plan.current; next && next !== 'escalate'; next = story.plan.current) {
    taken.push(next);
    story.tries(next, next === 'right-gateway' ? 'done' : result);
    if (taken.length > 30) throw new Error('it never ends');
  }
  return taken;
}

describe('the order', () => {
  test('for a page that worked here before is the guide’s', () => {
    const story = new Story().fails('pairing-required', known);
    expect(steps(story)).toEqual([
      'right-gateway',
      'hard-refresh',
      'sign-out-in',
      'private-window',
      'clear-site-data',
      'fresh-pairing',
      'escalate',
    ]);
  });

  test('is the guide’s too where nobody knows whether the page worked here: that is no new device', () => {
    const guide = steps(new Story().fails('pairing-required', known));
    expect(steps(new Story().fails('pairing-required', { keys: false }))).toEqual(guide);
  });

  test('has the approval before anything else where a request is in hand', () => {
    for (const more of [known, { keys: false }]) {
      const story = new Story().fails('pairing-required', { ...more, requestId: REQUEST_ID });
      expect(story.plan.name).toBe('asks-again');
      story.tries('right-gateway', 'done');
      expect(story.plan).toMatchObject({ current: 'await-approval', verdict: 'owner-must-approve' });
      story.ends('await-approval', 'skipped');
      expect(story.plan.current).toBe('hard-refresh');
    }
  });

  test('for a browser that was never paired goes straight to pairing', () => {
    expect(steps(new Story().fails('pairing-required'))).toEqual(['right-gateway', 'fresh-pairing', 'escalate']);
  });

  test.each(['token-mismatch', 'token-missing', 'device-token-mismatch', 'unauthorized'] as const)(
    'for %s begins with a fresh link and never with a reload',
    kind => {
      const order = steps(new Story().fails(kind, known));
      expect(order.slice(0, 2)).toEqual(['right-gateway', 'fresh-link']);
      expect(order).not.toContain('hard-refresh');
    },
  );

  test.each(['scope-upgrade', 'role-upgrade', 'metadata-upgrade'] as const)(
    'for a pending %s waits for its approval, and never clears, whatever fails',
    kind => {
      expect(followed(kind)).toEqual(['await-approval']);
      expect(followed(kind, 'could-not-run')).toEqual(['await-approval', 'await-approval']);
    },
  );

  test('for a rate limit is to wait, and nothing else', () => {
    const story = new Story().fails('rate-limited', known);
    expect(story.plan).toMatchObject({ current: 'wait', verdict: 'wait' });
    expect(followed('rate-limited')).toEqual(['wait', 'wait']);
  });

  test.each(FAILURE_KINDS)('for %s ends honestly, after at most two attempts at each step', kind => {
    const taken = followed(kind, 'could-not-run');
    for (const step of taken) expect(taken.filter(one => one === step).length).toBeLessThanOrEqual(2);
    const once = followed(kind);
    if (kind !== 'rate-limited') expect(new Set(once).size).toBe(once.length);
  });

  test.each(['origin-not-allowed', 'gateway-unreachable', 'rate-limited'] as const)(
    'for %s, which no clearing cures, offers none',
    kind => {
      expect(followed(kind)).not.toContain('clear-site-data');
    },
  );
});

describe('the next step', () => {
  test('is the one under way, while there is one', () => {
    const story = new Story().fails('pairing-required', known).starts('right-gateway');
    expect(story.plan.current).toBe('right-gateway');
    expect(story.plan.steps[0]).toMatchObject({ result: 'running', current: true, finding: null });
  });

  test('is the one under way also when the failure became one that has no such step', () => {
    const story = new Story().fails('gateway-unreachable').starts('wait').ran('wait').fails('pairing-required');
    expect(story.plan.current).toBe('wait');
    expect(story.plan.steps.filter(({ current }) => current)).toMatchObject([{ step: 'wait', result: 'running' }]);
  });

  test('comes after those tried against this failure', () => {
    const story = new Story().fails('pairing-required', known).tries('right-gateway', 'done', 'own-gateway-alive');
    expect(story.plan.current).toBe('hard-refresh');
    expect(story.plan.steps[0]).toMatchObject({
      step: 'right-gateway',
      result: 'done',
      finding: 'own-gateway-alive',
    });
    story.ends('hard-refresh', 'skipped');
    expect(story.plan.current).toBe('sign-out-in');
  });

  test('may be one that was tried against another failure, once', () => {
    const story = new Story().fails('token-mismatch', known).tries('right-gateway', 'done');
    story.tries('fresh-link', 'changed', 'token-missing').fails('token-missing', known);
    expect(story.plan.current).toBe('fresh-link');
    story.tries('fresh-link', 'still-failing').fails('device-token-mismatch', known);
    expect(story.plan.current).toBe('sign-out-in');
  });

  test('is the same once more when it could not run, and another when that happens twice', () => {
    const story = new Story().fails('gateway-unreachable').tries('wait', 'could-not-run');
    expect(story.plan.current).toBe('wait');
    story.tries('wait', 'could-not-run');
    expect(story.plan.current).toBe('hard-refresh');
  });

  test('asks for the right gateway only once, whatever the failure becomes', () => {
    const story = new Story().fails('token-mismatch').tries('right-gateway', 'done').fails('pairing-required', known);
    expect(story.plan.current).toBe('hard-refresh');
  });

  test('does not ask for it again where it was skipped', () => {
    const story = new Story().fails('token-mismatch').tries('right-gateway', 'skipped');
    expect(story.fails('pairing-required', known).plan.current).toBe('hard-refresh');
  });

  test('is never one that runs by itself, unless the page talks to another gateway', () => {
    const story = new Story().fails('pairing-required', known);
    expect(story.plan.current).toBe('hard-refresh');
    expect(story.plan.steps).toContainEqual(expect.objectContaining({ step: 'right-gateway', result: 'pending' }));
    const elsewhere = { ...story.incident, gateway: 'wss://user-0241.c1.heyron.ai' };
    expect(planFor(story.state, elsewhere).current).toBe('right-gateway');
  });

  test('is nothing in this browser where the page’s own server is the device', () => {
    const served = { keys: false, served: true, requestId: REQUEST_ID } as const;
    const story = new Story().fails('pairing-required', served);
    expect(steps(story).slice(1)).toEqual(['await-approval', 'hard-refresh', 'escalate']);
    expect(steps(new Story().fails('device-token-mismatch', served)).slice(1)).toEqual(['hard-refresh', 'escalate']);
    const { failure } = story.state;
    const choices = failure && choicesFor(story.plan, failure);
    for (const step of ['private-window', 'clear-site-data'])
      expect(choices).toContainEqual({ step, warning: 'pointless' });
    expect(steps(new Story().fails('sign-in-elsewhere', served)).slice(1)).toEqual(['hard-refresh', 'escalate']);
  });

  test('is a reload where somebody has approved, unless that would lose the link’s token', () => {
    const approved = { approved: true, requestId: REQUEST_ID } as const;
    const story = new Story().fails('pairing-required', { ...known, ...approved });
    expect(steps(story).slice(1)).toEqual(['hard-refresh', 'escalate']);
    const losing = { ...approved, keepsToken: false, gatewayVersion: '2026.9.6', knownDevice: true };
    expect(new Story().fails('pairing-required', losing).plan.current).toBe('fresh-pairing');
  });

  test('asks nothing of a gateway beside the agent’s host, once its page was connected there', () => {
    const story = new Story().fails('pairing-required', known);
    const [label, ...domain] = HOST.split('.');
    const beside = { ...story.incident, gateway: `wss://${label}-gw.${domain.join('.')}` };
    expect(planFor(story.state, beside).current).toBe('right-gateway');
    expect(planFor(story.state, { ...beside, proven: true }).current).toBe('hard-refresh');
    const other = { ...beside, gateway: 'wss://user-0241.c1.heyron.ai', proven: true } as const;
    expect(planFor(story.state, other).current).toBe('right-gateway');
  });

  test('may be any other that was skipped or done against another failure', () => {
    for (const result of ['skipped', 'done'] as const) {
      const story = new Story().fails('token-mismatch', known).tries('right-gateway', 'done');
      story.tries('fresh-link', result).fails('token-missing', known);
      expect(story.plan.current).toBe('fresh-link');
    }
  });

  test('is not to wait once more where somebody skipped that', () => {
    expect(new Story().fails('rate-limited').tries('wait', 'skipped').plan.current).toBe('escalate');
  });

  test('is the report also where that was made twice already', () => {
    const story = new Story();
    for (let trouble = 0; trouble < 2; trouble++)
      story.fails('origin-not-allowed').tries('right-gateway', 'done').tries('escalate', 'done').connects();
    story.fails('origin-not-allowed');
    expect(story.plan).toMatchObject({ current: 'escalate', sent: true });
    expect(story.plan.steps).toContainEqual({
      step: 'escalate',
      result: 'pending',
      current: true,
      finding: null,
    });
  });

  test.each([
    [2, true],
    [3, true],
    [4, false],
  ] as const)('after a clearing of level %s that did not help is a clearing again: %s', (level, again) => {
    const story = new Story()
      .fails('token-mismatch', known)
      .starts('clear-site-data')
      .consents('clear-site-data', [HOST], level)
      .ran('clear-site-data')
      .ends('clear-site-data', 'still-failing');
    const proposed: StepId[] = [];
    for (let next = story.plan.current; next && next !== 'escalate'; next = story.plan.current) {
      proposed.push(next);
      story.tries(next, 'still-failing');
    }
    expect(proposed.includes('clear-site-data')).toBe(again);
  });

  test('stands behind what was tried, in the order in which it was', () => {
    const story = new Story().fails('pairing-required', known);
    story.tries('sign-out-in', 'skipped').tries('hard-refresh', 'still-failing');
    expect(story.plan.steps.slice(0, 4)).toMatchObject([
      { step: 'sign-out-in', result: 'skipped' },
      { step: 'hard-refresh', result: 'still-failing' },
      { step: 'right-gateway', result: 'pending' },
      { step: 'private-window', result: 'pending' },
    ]);
    expect(steps(story.starts('clear-site-data'))).toHaveLength(7);
  });

  test('has no finding while it is tried once more', () => {
    const story = new Story().fails('gateway-unreachable').tries('wait', 'could-not-run', 'no-tab');
    expect(story.plan.steps[0]).toMatchObject({ result: 'could-not-run', finding: 'no-tab' });
    expect(story.starts('wait').plan.steps[0]).toMatchObject({ result: 'running', finding: null });
  });

  test('is none when it is fixed, and only what was tried is shown', () => {
    const story = new Story().fails('pairing-required', known).tries('right-gateway', 'done').connects();
    expect(story.plan).toMatchObject({ current: null, verdict: 'fixed' });
    expect(steps(story)).toEqual(['right-gateway']);
  });

  test('starts anew when it fails again after it was fixed', () => {
    const story = new Story().fails('pairing-required', known).tries('right-gateway', 'done').connects();
    story.fails('pairing-required', known);
    expect(story.plan.current).toBe('hard-refresh');
  });

  test('is not forgotten as tried when the clock is set back', () => {
    const story = new Story().fails('gateway-unreachable').later(-3_600_000).tries('wait', 'still-failing');
    expect(story.plan.current).toBe('hard-refresh');
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

describe('after a clearing', () => {
  const cleared = (...report: Parameters<typeof clearReport>) =>
    new Story()
      .fails('pairing-required', known)
      .starts('clear-site-data')
      .cleared(clearReport(...report))
      .ran('clear-site-data');

  test.each(['token-missing', 'pairing-required'] as const)('%s is progress and leads to pairing', kind => {
    const story = cleared([HOST]).fails(kind).ends('clear-site-data', 'changed', kind);
    expect(story.plan.progress).toBe(true);
    expect(story.plan.current).toBe('fresh-pairing');
  });

  test('is the same whichever of its hosts and clearings it was, and where nothing was stored', () => {
    const found = cleared(['heyron.ai', HOST], { localStorage: [0, 0] }).cleared(clearReport(['heyron.ai']));
    expect(found.fails('token-missing').plan).toMatchObject({ progress: true, name: 'new-device' });
  });

  test('nothing is progress where none was', () => {
    expect(new Story().fails('token-missing').plan.progress).toBe(false);
  });

  test('any other failure is none', () => {
    expect(cleared([HOST]).fails('token-mismatch').plan.progress).toBe(false);
  });

  test('of another host alone nothing is new here', () => {
    expect(cleared(['heyron.ai']).fails('pairing-required').plan.progress).toBe(false);
  });

  test('that left this browser’s keys behind it is no new device', () => {
    const story = cleared([HOST], { localStorage: [4, 1] }).fails('token-missing');
    expect(story.plan.progress).toBe(false);
  });

  test('that could not be read back proves no new device', () => {
    const story = cleared([HOST], { localStorage: [4, null] }).fails('token-missing');
    expect(story.plan.progress).toBe(false);
  });

  test('in a trouble that is over it no longer counts', () => {
    const story = cleared([HOST]).fails('token-missing').connects().fails('token-missing');
    expect(story.plan.progress).toBe(false);
  });
});

describe('the levels that were tried', () => {
  const cleared = (result: 'still-failing' | 'could-not-run') =>
    new Story()
      .fails('token-mismatch', known)
      .tries('right-gateway', 'done')
      .starts('clear-site-data')
      .consents('clear-site-data', [HOST], 3)
      .ran('clear-site-data')
      .ends('clear-site-data', result);

  test('are those of clearings that ran', () => {
    expect(triedLevels(cleared('still-failing').state)).toEqual([3]);
    expect(triedLevels(cleared('could-not-run').state)).toEqual([]);
  });

  test('are forgotten with the trouble that they were for', () => {
    expect(triedLevels(cleared('still-failing').connects().fails('token-mismatch').state)).toEqual([]);
  });
});

test('whatever happened, there is exactly one next step unless it is fixed, and none is offered a third time', () => {
  fc.assert(
    fc.property(anyEvents, events => {
      for (let upTo = 1; upTo <= events.length; upTo++) {
        const state = reduce(events.slice(0, upTo));
        const plan = planFor(state, WHERE);
        expect(plan.verdict === 'fixed').toBe(state.fixed !== null);
        if (!state.failure) continue;
        expect(plan.current === null).toBe(state.fixed !== null);
        const shown = plan.steps.filter(({ current }) => current).map(({ step }) => step);
        expect(shown).toEqual(plan.current ? [plan.current] : []);
        expect(new Set(plan.steps.map(({ step }) => step)).size).toBe(plan.steps.length);
        if (!plan.current || state.active || plan.current === 'escalate') continue;
        const tries = state.attempts.filter(({ step }) => step === plan.current);
        expect(tries.length).toBeLessThan(2);
        if (/-upgrade$/.test(state.failure.kind)) expect(plan.current).toBe('await-approval');
        if (state.failure.kind === 'rate-limited') expect(plan.current).toBe('wait');
      }
    }),
    { numRuns: 300 },
  );
});
