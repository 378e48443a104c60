import { expect, test } from 'vitest';
import { BEGIN, Story } from '../../testing/events';
import { guideOf, supportGuideOf } from './guide';

const guideIn = (story: Story, signedIn = true) => guideOf(story.state, story.incident, signedIn);
const failing = () => new Story().fails('token-mismatch');

test('nothing guides before a step is the user’s to do', () => {
  expect(guideIn(failing())).toBeNull();
  expect(guideIn(failing().starts('fresh-link'))).toBeNull();
});

test('while the user signs out and in, it says what is to be done, and how far that is', () => {
  const story = new Story().fails('pairing-required').starts('sign-out-in').ran('sign-out-in');
  const guide = guideIn(story);
  expect(guide).toMatchObject({ step: 'sign-out-in', title: 'step_sign_out_in_title' });
  const seen = (what: 'signed-out' | 'signed-in') =>
    guideIn(story.add({ type: 'account', at: BEGIN, seen: what }))?.title;
  expect(guide?.done).toBe('step_sign_out_in_again');
  expect(seen('signed-out')).toBe('step_sign_out_in_signed_out');
  expect(seen('signed-in')).toBe('step_sign_out_in_signed_in');
});

test('it names what is to be pressed, in the words of the page', () => {
  const link = failing().starts('fresh-link').ran('fresh-link');
  expect(guideIn(link)).toMatchObject({ title: 'guide_start', words: 'guide_notices', done: null });
  expect(guideIn(link, false)?.title).toBe('guide_sign_in_start');
  const pairing = new Story().fails('pairing-required').starts('fresh-pairing').ran('fresh-pairing');
  expect(guideIn(pairing)).toMatchObject({ title: 'guide_start', words: 'guide_then_approval' });
  const out = new Story().fails('unauthorized').starts('sign-out-in');
  out.add({ type: 'account', at: BEGIN, seen: 'unseen' }).ran('sign-out-in');
  expect(guideIn(out, false)?.title).toBe('guide_sign_in');
  expect(guideIn(out)?.title).toBe('step_sign_out_in_title');
});

test('a step that is done elsewhere is not guided on the account site', () => {
  expect(guideIn(new Story().fails('pairing-required').starts('hard-refresh').ran('hard-refresh'))).toBeNull();
});

test('a fresh link comes from the account site only where heyron hosts the agent', () => {
  const story = failing().starts('fresh-link').ran('fresh-link');
  expect(guideIn(story)?.step).toBe('fresh-link');
  expect(guideIn(story.answers('who-runs-it', 'me'))).toBeNull();
});

test('it goes with the trouble', () => {
  expect(guideIn(failing().starts('fresh-link').ran('fresh-link').declaresFixed())).toBeNull();
});

test('on support’s page it says what to do with what was copied, for a while', () => {
  const story = new Story().fails('pairing-required').starts('await-approval').ran('await-approval');
  const guideAt = (after: number) => supportGuideOf(story.state, (story.state.asked?.at ?? 0) + after);
  expect(guideAt(0)).toBeNull();
  story.asks('support');
  expect(guideAt(0)).toEqual({ step: 'await-approval', title: 'guide_paste', words: 'guide_paste_then', done: null });
  expect(guideAt(10 * 60_000)).toBeNull();
  story.asks('ask-agent');
  expect(guideAt(0)).toBeNull();
});
