import { describe, expect, test } from 'vitest';
import { BEGIN, clearReport, connected, failing, HOST, present, REQUEST_ID, Story, TAB } from '../../testing/events';
import { say } from '../../testing/say';
import type { FailureKind } from '../catalogue/failures';
import type { PresentPage } from '../presence/page';
import { nextChange, storyOf } from './story';
import { storyLines, storyTitle } from './story-words';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OTHER_TAB = TAB + 1;
const asking = { requestId: REQUEST_ID, retriesItself: true };

const shows = (kind: FailureKind, more: Partial<PresentPage> = {}) => present(failing(kind, asking), TAB, more);
const told = (past: Story | null, page: PresentPage, after = 0) => storyOf(page, past, BEGIN + after);
/** Somebody was asked to approve this browser. */
const waiting = () => new Story().fails('pairing-required', asking).starts('await-approval').ran('await-approval');
const cleared = (kind: FailureKind = 'token-missing') =>
  new Story()
    .fails('pairing-required', asking)
    .starts('clear-site-data')
    .consents('clear-site-data', [HOST])
    .cleared(clearReport([HOST]))
    .ran('clear-site-data')
    .fails(kind)
    .ends('clear-site-data', 'changed', kind);

describe('a page that fails', () => {
  test('says so, with an incident or without', () => {
    const story = { name: 'failing', kind: 'pairing-required' };
    expect(told(null, shows('pairing-required'))).toEqual({ story, prompts: true });
    expect(told(new Story().fails('pairing-required'), shows('pairing-required'))).toEqual({ story, prompts: true });
  });

  test('is called by what its own server asks for, where that is the device', () => {
    const page = present(failing('pairing-required', { ...asking, keys: false, served: true }), TAB);
    const told_ = told(null, page);
    expect(told_?.story).toEqual({ name: 'failing', kind: 'pairing-required', served: 'asks' });
    expect(told_ && storyTitle(told_.story)).toBe('served_asks_title');
    expect(told_ && storyLines(told_.story, BEGIN, say).join()).not.toContain('browser is');
  });

  test('of an agent of one’s own the card says what that means for its owner', () => {
    const origin = 'http://192.168.1.20:18789';
    const page = present(failing('token-missing'), TAB, { origin, gateway: 'ws://192.168.1.20:18789' });
    expect(storyOf(page, null, BEGIN)?.story).toMatchObject({ name: 'failing', means: 'own_means_new_link' });
  });

  test('is told to load again once its request was approved', () => {
    const page = present(failing('pairing-required', { requestId: REQUEST_ID, approved: true }), TAB);
    const past = new Story().fails('pairing-required', { requestId: REQUEST_ID, approved: true });
    expect(told(past.starts('await-approval').ran('await-approval').asks('support'), page)?.story).toMatchObject({
      name: 'waiting',
      stand: 'approved',
      byItself: false,
    });
  });

  test('has its badge and no card once that was sent away', () => {
    expect(told(null, shows('pairing-required', { muted: 'dismissed' }))?.prompts).toBe(false);
    expect(told(null, shows('pairing-required', { muted: 'over' }))).toBeNull();
  });

  test('asks while its approval is waited for and nobody is known to have been asked', () => {
    expect(told(waiting(), shows('pairing-required'))?.story).toEqual({ name: 'asking', kind: 'pairing-required' });
  });

  test('waits once somebody was asked, and says since when, whom, and how it stands', () => {
    const past = waiting().asks('support');
    const story = { name: 'waiting', kind: 'pairing-required', way: 'support', byItself: true };
    const at = past.state.asked?.at ?? 0;
    expect(told(past, shows('pairing-required'), at - BEGIN)?.story).toEqual({ ...story, at, stand: 'asked' });
    expect(told(past, shows('pairing-required'), at - BEGIN + HOUR)?.story).toMatchObject({ stand: 'hour' });
    expect(told(past, shows('pairing-required'), at - BEGIN + 24 * HOUR)?.story).toMatchObject({ stand: 'day' });
    const declined = present(failing('pairing-declined'));
    expect(told(past, declined)?.story).toMatchObject({ name: 'waiting', stand: 'declined', byItself: false });
  });

  test('in another way while an approval is waited for, fails', () => {
    const past = waiting().asks('support');
    expect(told(past, shows('gateway-unreachable'))?.story).toEqual({ name: 'failing', kind: 'gateway-unreachable' });
  });

  test('waits no more once the user tries something else', () => {
    const past = waiting().asks('support').ends('await-approval', 'skipped').starts('hard-refresh');
    expect(told(past, shows('pairing-required'))?.story.name).toBe('failing');
  });
});

describe('after a clearing', () => {
  test('a missing key is expected, and leads to the other tab as soon as there is one', () => {
    const story = { name: 'cleared', kind: 'token-missing' };
    expect(told(cleared(), shows('token-missing'))?.story).toEqual({ ...story, elsewhere: false });
    const started = cleared().starts('fresh-pairing').ran('fresh-pairing');
    expect(told(started, shows('token-missing'))?.story).toEqual({ ...story, elsewhere: true });
    const own = started.answers('who-runs-it', 'me');
    expect(told(own, shows('token-missing'))?.story).toEqual({ ...story, elsewhere: false });
  });

  test('the other tab asks for its approval, and waits, while the old one goes on saying that it was cleared', () => {
    const past = cleared().starts('fresh-pairing').ran('fresh-pairing').fails('pairing-required', asking, OTHER_TAB);
    const fresh = present(failing('pairing-required', asking), OTHER_TAB);
    expect(told(past, fresh)?.story.name).toBe('asking');
    past.asks('ask-agent');
    expect(told(past, fresh)?.story.name).toBe('waiting');
    expect(told(past, shows('token-missing'))?.story.name).toBe('cleared');
  });

  test('another failure is an alarm, and so is one that was there before', () => {
    expect(told(cleared(), shows('gateway-unreachable'))?.story.name).toBe('failing');
    const other = cleared().incident;
    const { state } = new Story().fails('token-missing');
    expect(storyOf(shows('token-missing'), { incident: other, state }, BEGIN)?.story.name).toBe('failing');
  });
});

describe('a page that came back', () => {
  const back = () => waiting().asks('support').connects();
  const at = (past: Story) => past.state.fixed?.at ?? 0;
  const works = (more: object = {}, tab = TAB) => present(connected(more), tab);

  test('says so for a minute, and what fixed it', () => {
    const past = back();
    const after = at(past) - BEGIN;
    const story = { name: 'back', at: at(past), by: 'await-approval' };
    expect(told(past, works(), after)).toEqual({ story, prompts: true });
    expect(told(past, works(), after + MINUTE - 1)?.story.name).toBe('back');
    expect(told(past, works(), after + MINUTE)).toBeNull();
  });

  test('names the approval that nobody waited for here, and nothing where it came by itself', () => {
    for (const [kind, by] of [
      ['pairing-required', 'await-approval'],
      ['gateway-unreachable', null],
    ] as const) {
      const past = new Story().fails(kind).connects();
      expect(told(past, works(), at(past) - BEGIN)?.story).toMatchObject({ name: 'back', by });
    }
  });

  test('says below that why it had failed, where that is known', () => {
    const cause = { cause: 'slept', certainty: 'most-likely', start: null, letInAt: null, deviceId: null } as const;
    const past = waiting();
    past.add({ type: 'explained', at: BEGIN, cause: { ...cause, proofs: [], version: null, versionNow: null } });
    past.connects();
    const story = told(past, works(), at(past) - BEGIN)?.story;
    expect(story).toMatchObject({ name: 'back', why: 'why_slept' });
    expect(story && storyLines(story, BEGIN, say)).toContain(say('why_slept'));
  });

  test('says nothing in a page that was loaded since, that never failed, or that does not stand yet', () => {
    const past = back();
    const after = at(past) - BEGIN;
    expect(told(past, works({ loadedAt: at(past) + 1 }), after)).toBeNull();
    expect(told(past, works({}, OTHER_TAB), after)).toBeNull();
    expect(told(past, works({ stable: false }), after)).toBeNull();
    expect(told(null, works(), after)).toBeNull();
  });

  test('says nothing by the user’s word alone', () => {
    const past = new Story().fails('pairing-required').declaresFixed();
    expect(told(past, works(), at(past) - BEGIN)).toBeNull();
  });

  test('has no card where the alarm was sent away, but where the wait was hidden', () => {
    const sentAway = new Story().fails('pairing-required').dismisses('pairing-required').connects();
    expect(told(sentAway, works(), at(sentAway) - BEGIN)).toMatchObject({ story: { name: 'back' }, prompts: false });
    const hidden = waiting().asks('support').dismisses('pairing-required').connects();
    expect(told(hidden, works(), at(hidden) - BEGIN)?.prompts).toBe(true);
  });

  test('of an earlier trouble is not told of again', () => {
    const past = new Story().fails('pairing-required').fails('pairing-required', {}, OTHER_TAB).connects({}, OTHER_TAB);
    past.connects().fails('pairing-required', {}, OTHER_TAB).connects({}, OTHER_TAB);
    expect(told(past, works({ loadedAt: 0 }), at(past) - BEGIN)).toBeNull();
    expect(told(past, works({}, OTHER_TAB), at(past) - BEGIN)?.story.name).toBe('back');
  });
});

describe('time alone changes what is told', () => {
  test('an hour and a day after somebody was asked, and not before or without', () => {
    const { state } = waiting().asks('support');
    const at = state.asked?.at ?? 0;
    expect(nextChange(state, at)).toBe(at + HOUR);
    expect(nextChange(state, at + HOUR)).toBe(at + 24 * HOUR);
    expect(nextChange(state, at + 24 * HOUR)).toBeNull();
    expect(nextChange(waiting().state, at)).toBeNull();
    expect(nextChange(waiting().asks('support').ends('await-approval', 'skipped').state, at)).toBeNull();
  });

  test('when a request runs out that its page does not renew', () => {
    const past = new Story().fails('pairing-required', { requestId: REQUEST_ID });
    const { state } = past.starts('await-approval').ran('await-approval').asks('support');
    expect(nextChange(state, state.asked?.at ?? 0)).toBe(BEGIN + 5 * MINUTE);
  });

  test('a minute after it came back', () => {
    const { state } = waiting().connects();
    const at = state.fixed?.at ?? 0;
    expect(nextChange(state, at)).toBe(at + MINUTE);
    expect(nextChange(state, at + MINUTE)).toBeNull();
  });
});
