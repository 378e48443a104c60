import { describe, expect, test } from 'vitest';
import { Story } from '../../testing/events';
import type { FailureKind } from '../catalogue/failures';

const known = { knownDevice: true, keepsToken: true };
const steps = (story: Story) => story.plan.steps.map(({ step }) => step);

describe('the verdict', () => {
  test('an owner must approve, once nothing is left for this browser to do', () => {
    const story = new Story().fails('pairing-required');
    expect(story.plan).toMatchObject({ current: 'fresh-pairing', verdict: 'owner-must-approve' });
    expect(new Story().fails('scope-upgrade').plan.verdict).toBe('owner-must-approve');
  });

  test('not this browser, when a private window sees the same failure of a kind that meets any browser', () => {
    const story = new Story().fails('gateway-unreachable').tries('wait', 'still-failing');
    expect(story.plan.verdict).toBe('investigating');
    story.tries('right-gateway', 'done', 'own-gateway-proxy-error').tries('hard-refresh', 'still-failing');
    story.tries('private-window', 'still-failing', 'gateway-unreachable');
    expect(story.plan).toMatchObject({ current: 'escalate', verdict: 'not-this-browser' });
  });

  test('what a private window saw in an earlier trouble proves nothing in this one', () => {
    const story = new Story().fails('version-mismatch');
    story.tries('private-window', 'still-failing', 'version-mismatch');
    expect(story.plan.verdict).toBe('not-this-browser');
    story.connects().fails('version-mismatch');
    expect(story.plan.verdict).toBe('investigating');
  });

  test('being asked to pair in a private window proves nothing', () => {
    const story = new Story().fails('pairing-required', known);
    story.tries('private-window', 'unproven', 'pairing-required');
    expect(story.plan.verdict).toBe('investigating');
  });

  test('what is seen here, or fails elsewhere in another way, does not speak for this browser', () => {
    const story = new Story().fails('gateway-unreachable');
    story.tries('wait', 'still-failing', 'gateway-unreachable');
    expect(story.plan.verdict).toBe('investigating');
    story.tries('private-window', 'still-failing', 'origin-not-allowed');
    expect(story.plan).toMatchObject({ current: 'hard-refresh', verdict: 'investigating' });
  });

  test('does not follow from a step that somebody chose', () => {
    expect(new Story().fails('token-mismatch', known).starts('wait').plan.verdict).toBe('investigating');
    const refused = new Story().fails('origin-not-allowed').starts('fresh-pairing');
    expect(refused.plan.verdict).toBe('investigating');
    expect(new Story().fails('rate-limited').starts('hard-refresh').plan.verdict).toBe('wait');
  });

  test('not this browser, when only the gateway’s people can change it', () => {
    const story = new Story().fails('origin-not-allowed').tries('right-gateway', 'done');
    expect(story.plan).toMatchObject({ current: 'escalate', verdict: 'not-this-browser' });
  });

  test('wait, for as long as a rate limit lasts, also when waiting once was not enough', () => {
    const story = new Story().fails('rate-limited').tries('wait', 'still-failing');
    expect(story.plan).toMatchObject({ current: 'wait', verdict: 'wait' });
    story.tries('wait', 'still-failing');
    expect(story.plan).toMatchObject({ current: 'escalate', verdict: 'wait' });
  });

  test('wait, while a gateway may be starting', () => {
    expect(new Story().fails('gateway-unreachable').plan.verdict).toBe('wait');
  });

  test('never blames an owner or a server for a credential of this browser', () => {
    const story = new Story().fails('token-mismatch', known);
    for (let next = story.plan.current; next && next !== 'escalate'; next = story.plan.current) {
      expect(story.plan.verdict).toBe('investigating');
      if (next === 'private-window') story.tries(next, 'unproven', 'token-missing');
      else story.tries(next, 'still-failing', 'token-mismatch');
    }
    expect(story.plan.verdict).toBe('investigating');
  });

  test('nothing is planned before anything failed', () => {
    expect(new Story().plan).toMatchObject({
      name: null,
      steps: [],
      current: null,
      verdict: 'investigating',
      progress: false,
      losesLink: false,
      nothingStored: false,
    });
  });
});

describe('the same refusal in a private window, which stores nothing', () => {
  const refused = (kind: FailureKind) => new Story().fails(kind, known).tries('right-gateway', 'done');
  const CREDENTIALS = ['token-mismatch', 'device-token-mismatch', 'unauthorized'] as const;

  test.each(CREDENTIALS)('leaves one report of %s, once a new link was refused, and no clearing', kind => {
    const story = refused(kind).tries('fresh-link', 'still-failing').tries('sign-out-in', 'still-failing');
    story.tries('private-window', 'still-failing', kind);
    expect(story.plan).toMatchObject({
      current: 'escalate',
      verdict: 'not-this-browser',
      nothingStored: true,
    });
    expect(steps(story)).toEqual(['right-gateway', 'fresh-link', 'sign-out-in', 'private-window', 'escalate']);
  });

  test.each(CREDENTIALS)('has a new link come first where none was tried against %s', kind => {
    const story = new Story().fails(kind, known).tries('private-window', 'still-failing', kind);
    expect(story.plan).toMatchObject({ current: 'fresh-link', verdict: 'investigating' });
    expect(steps(story)).toEqual(['private-window', 'fresh-link', 'escalate']);
    story.tries('fresh-link', 'still-failing');
    expect(story.plan).toMatchObject({ current: 'escalate', verdict: 'not-this-browser' });
  });

  test('blames no server where the user wanted no new link: an old one is refused everywhere', () => {
    const story = refused('token-mismatch').tries('fresh-link', 'skipped');
    story.tries('private-window', 'still-failing', 'token-mismatch');
    expect(story.plan).toMatchObject({ current: 'escalate', verdict: 'investigating' });
  });

  test('is what was seen there, however it was judged', () => {
    const story = refused('token-mismatch').tries('fresh-link', 'still-failing');
    story.tries('private-window', 'unproven', 'token-mismatch');
    expect(story.plan).toMatchObject({ current: 'escalate', verdict: 'not-this-browser' });
  });

  test('leaves who runs the gateway to restart it', () => {
    const story = refused('token-mismatch').answers('who-runs-it', 'me').tries('fresh-link', 'still-failing');
    story.tries('private-window', 'still-failing', 'token-mismatch');
    expect(story.plan.current).toBe('restart-gateway');
    expect(steps(story)).not.toContain('clear-site-data');
  });

  test('ends a key that does not fit at once, and a page that does not start after one wait', () => {
    const key = new Story().fails('device-key-invalid', known);
    key.tries('private-window', 'still-failing', 'device-key-invalid');
    expect(key.plan).toMatchObject({ current: 'escalate', verdict: 'not-this-browser' });
    const page = new Story().fails('app-not-started', known);
    page.tries('private-window', 'still-failing', 'app-not-started');
    expect(page.plan).toMatchObject({ current: 'wait', verdict: 'not-this-browser' });
    expect(page.tries('wait', 'still-failing').plan.current).toBe('escalate');
  });

  test('proves nothing where that is what any new device gets, or after a failure of another kind', () => {
    const pairing = new Story().fails('pairing-required', known);
    pairing.tries('private-window', 'unproven', 'pairing-required');
    expect(pairing.plan.nothingStored).toBe(false);
    expect(steps(pairing)).toContain('clear-site-data');
    const other = refused('token-mismatch').tries('fresh-link', 'still-failing');
    other.tries('private-window', 'unproven', 'token-missing');
    expect(other.plan.nothingStored).toBe(false);
    expect(steps(other)).toContain('clear-site-data');
  });

  test('counts for the trouble that it was seen in alone', () => {
    const story = refused('token-mismatch').tries('private-window', 'still-failing', 'token-mismatch');
    story.connects().fails('token-mismatch', known);
    expect(story.plan.nothingStored).toBe(false);
  });
});

describe('the report', () => {
  const fails = () => new Story().fails('origin-not-allowed').tries('right-gateway', 'done');

  test('is sent once', () => {
    const story = fails();
    expect(story.plan).toMatchObject({ current: 'escalate', sent: false });
    story.tries('escalate', 'done');
    expect(story.plan).toMatchObject({ current: 'escalate', sent: true });
  });

  test('is not sent where it could not be made, unless that was twice', () => {
    const story = fails().tries('escalate', 'could-not-run');
    expect(story.plan.sent).toBe(false);
    expect(story.tries('escalate', 'could-not-run').plan.sent).toBe(true);
  });

  test('of a trouble that is over is none of the next', () => {
    const story = fails().tries('escalate', 'done').connects().fails('origin-not-allowed');
    expect(story.plan.sent).toBe(false);
  });
});
