/** What happens to an incident without a click. model.test.ts checks that no order of events breaks anything. */
import { describe, expect, test } from 'vitest';
import { connected, failing, present, Story, TAB } from '../../testing/events';
import type { Sighting } from '../sighting/sighting';
import {
  endByObservation,
  endByPrivateWindow,
  endByTimeout,
  eventsOfAccountChange,
  fixByObservation,
} from './on-observation';

const AT = 2_000_000_000_000;

const failed = () => new Story().fails('gateway-unreachable');
const shown = (seen: Sighting) => [present(seen)];
/** A page that was loaded after a whole story. */
const later = (kind: Parameters<typeof failing>[0]) => failing(kind, { page: 'page-2', loadedAt: AT });

describe('what is seen', () => {
  test('decides the active step', () => {
    const { state } = failed().starts('hard-refresh').ran('hard-refresh');
    expect(endByObservation(state, shown(later('gateway-unreachable')), AT)).toEqual([
      { type: 'step-ended', at: AT, step: 'hard-refresh', result: 'still-failing', by: 'observed' },
    ]);
  });

  test('decides nothing before the step was done, of a step that watches nothing, or of none', () => {
    const again = shown(later('gateway-unreachable'));
    expect(endByObservation(failed().starts('hard-refresh').state, again, AT)).toEqual([]);
    expect(endByObservation(failed().starts('right-gateway').ran('right-gateway').state, again, AT)).toEqual([]);
    expect(endByObservation(failed().state, again, AT)).toEqual([]);
  });

  test('in a private window decides the step that asked for it alone', () => {
    const there = failing('gateway-unreachable');
    const { state } = failed().starts('private-window').ran('private-window');
    expect(endByPrivateWindow(state, there, AT)).toMatchObject([
      { type: 'step-ended', at: AT, step: 'private-window', by: 'observed' },
    ]);
    expect(endByPrivateWindow(failed().starts('wait').ran('wait').state, there, AT)).toEqual([]);
    expect(endByPrivateWindow(state, connected({ stable: false }), AT)).toEqual([]);
    expect(endByPrivateWindow(failed().state, there, AT)).toEqual([]);
  });
});

describe('the cure that nobody reported', () => {
  const proof = present(connected(), TAB + 1, { at: AT - 1 });

  test('is a page that has connected since, once none is left that fails', () => {
    expect(fixByObservation(failed().state, [proof], AT)).toMatchObject([
      { type: 'sighted', at: AT, tab: TAB + 1, sighting: { state: 'connected' } },
    ]);
  });

  test('is none while one fails, or may', () => {
    const { state } = failed();
    expect(fixByObservation(state, [proof, present(failing('gateway-unreachable'))], AT)).toEqual([]);
    expect(fixByObservation(state, [present(failing('gateway-unreachable')), proof], AT)).toEqual([]);
  });

  test('is none by a page that had connected before, or has not stayed so', () => {
    const { state } = failed();
    const failedAt = state.failure?.at ?? 0;
    expect(fixByObservation(state, [present(connected(), TAB + 1, { at: failedAt })], AT)).toEqual([]);
    expect(fixByObservation(state, [present(connected(), TAB + 1, { at: failedAt + 1 })], AT)).toHaveLength(1);
    expect(fixByObservation(state, [present(connected({ stable: false }), TAB + 1, { at: AT - 1 })], AT)).toEqual([]);
    expect(fixByObservation(state, [], AT)).toEqual([]);
  });

  test('is none of what has not failed, or is fixed', () => {
    expect(fixByObservation(new Story().connects().state, [proof], AT)).toEqual([]);
    expect(fixByObservation(failed().declaresFixed().state, [proof], AT)).toEqual([]);
  });
});

describe('what is due', () => {
  const ranAt = (story: Story) => story.state.active?.ranAt ?? Number.NaN;
  const atRest = (at: number) => ({ at, underWay: false });

  test('is the end of a watch, from its last moment on', () => {
    const story = failed().starts('hard-refresh').ran('hard-refresh');
    expect(endByTimeout(story.state, atRest(ranAt(story) + 19_999))).toEqual([]);
    expect(endByTimeout(story.state, atRest(ranAt(story) + 20_000))).toEqual([
      {
        ...{ type: 'step-ended', at: ranAt(story) + 20_000, step: 'hard-refresh' },
        ...{ result: 'unproven', by: 'timeout' },
      },
    ]);
  });

  test('is one more look first, where a step has that', () => {
    const story = failed().starts('wait').ran('wait');
    expect(endByTimeout(story.state, atRest(AT))).toEqual([{ type: 'step-ran', at: AT, step: 'wait', again: true }]);
    expect(endByTimeout(story.ran('wait', true).state, atRest(AT))).toMatchObject([
      { type: 'step-ended', result: 'unproven', by: 'timeout' },
    ]);
  });

  test('is never the end of what waits for people', () => {
    expect(endByTimeout(failed().starts('fresh-link').ran('fresh-link').state, atRest(AT))).toEqual([]);
  });

  test('is the end of what a dead worker left in the middle', () => {
    const interrupted = [{ type: 'step-ended', at: AT, result: 'could-not-run', by: 'error', finding: 'interrupted' }];
    const begun = failed().starts('hard-refresh').state;
    const agreed = failed().starts('clear-site-data').consents('clear-site-data', ['heyron.ai']).state;
    expect(endByTimeout(begun, atRest(AT))).toMatchObject(interrupted);
    expect(endByTimeout(agreed, atRest(AT))).toMatchObject(interrupted);
    expect(endByTimeout(begun, { at: AT, underWay: true })).toEqual([]);
  });

  test('is nothing while a step asks, nor where none is active', () => {
    expect(endByTimeout(failed().starts('clear-site-data').state, atRest(AT))).toEqual([]);
    expect(endByTimeout(failed().state, atRest(AT))).toEqual([]);
  });
});

describe('news of the account', () => {
  const signing = () => failed().starts('sign-out-in').ran('sign-out-in');
  const seen = (story: Story, account: 'signed-out' | 'signed-in' | 'unseen') =>
    story.add({ type: 'account', at: AT, seen: account });

  test('is signing out first, told once', () => {
    expect(eventsOfAccountChange(signing().state, false, AT)).toEqual([
      { type: 'account', at: AT, seen: 'signed-out' },
    ]);
    expect(eventsOfAccountChange(seen(signing(), 'signed-out').state, false, AT)).toEqual([]);
  });

  test.each(['signed-out', 'unseen'] as const)(
    'is coming back signed in, after %s, and a look at the agent',
    before => {
      expect(eventsOfAccountChange(seen(signing(), before).state, true, AT)).toEqual([
        { type: 'account', at: AT, seen: 'signed-in' },
        { type: 'step-ran', at: AT, step: 'sign-out-in', again: true },
      ]);
    },
  );

  test('is none where they never signed out, or have come back already', () => {
    expect(eventsOfAccountChange(signing().state, true, AT)).toEqual([]);
    expect(eventsOfAccountChange(seen(signing(), 'signed-in').state, true, AT)).toEqual([]);
    expect(eventsOfAccountChange(seen(signing(), 'signed-out').ran('sign-out-in', true).state, true, AT)).toEqual([]);
  });

  test('is none outside that step', () => {
    expect(eventsOfAccountChange(failed().state, false, AT)).toEqual([]);
    expect(eventsOfAccountChange(failed().starts('sign-out-in').state, false, AT)).toEqual([]);
    expect(eventsOfAccountChange(failed().starts('wait').ran('wait').state, false, AT)).toEqual([]);
  });
});
