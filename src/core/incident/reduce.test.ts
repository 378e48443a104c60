import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyEvents } from '../../testing/arbitrary-events';
import {
  BEGIN,
  clearReport,
  connected,
  DEVICE_ID,
  failing,
  HOST,
  present,
  REQUEST_ID,
  Story,
  sighting,
  TAB,
} from '../../testing/events';
import type { ClearReport } from '../clearing/clear-report';
import { sightedAt } from '../presence/page';
import { endByObservation } from '../transitions/on-observation';
import { incidentSchema } from './events';
import { INITIAL_STATE, reduce, seenFrom } from './reduce';

const failed = () => new Story().fails('pairing-required', { requestId: REQUEST_ID, deviceId: DEVICE_ID });

describe('what fails', () => {
  test('nothing has failed before anything was seen', () => {
    expect(reduce([])).toEqual(INITIAL_STATE);
  });

  test('the first failure opens it, with its kind, text, tab and time', () => {
    const { failures, failure, fixed } = failed().state;
    expect(failures?.firstAt).toBe(BEGIN);
    expect(failure).toMatchObject({
      kind: 'pairing-required',
      text: 'pairing-required',
      tab: TAB,
      at: BEGIN,
    });
    expect(failure?.sighting.requestId).toBe(REQUEST_ID);
    expect(fixed).toBeNull();
  });

  test('a change of kind stays in it and is the failure from then on', () => {
    const { failures, failure } = failed().fails('token-mismatch').state;
    expect(failures?.firstAt).toBe(BEGIN);
    expect(failure?.kind).toBe('token-mismatch');
  });

  test('an undecided page ends nothing', () => {
    const { failure, fixed, failures } = failed().sees(sighting()).state;
    expect([failure?.kind, fixed, failures?.count]).toEqual(['pairing-required', null, 1]);
  });

  test('of several failing tabs the page that was loaded last says what the failure is', () => {
    const story = failed().fails('token-missing', {}, 8);
    story.sees(failing('pairing-required', { loadedAt: BEGIN, text: 'told again' }));
    expect(story.state.failure?.kind).toBe('token-missing');
  });

  test('an older page says it again once the newer one is connected', () => {
    const story = failed().fails('token-missing', {}, 8).connects({ stable: false }, 8);
    expect(story.state.failure?.kind).toBe('pairing-required');
  });

  test.each([
    ['page', 'http'],
    ['label', 'http'],
    ['page', 'label'],
    ['socket', 'page'],
    ['socket', 'http'],
  ] as const)('what rests on a %s leads over what rests on a %s, whichever came last', (above, below) => {
    const one = failing('pairing-required', { source: above });
    const other = failing('http-refused', { source: below, loadedAt: BEGIN + 60_000 });
    expect(new Story().sees(one).sees(other, 8).state.failure?.kind).toBe('pairing-required');
    expect(new Story().sees(other, 8).sees(one).state.failure?.kind).toBe('pairing-required');
  });

  test('failures are counted by page load and kind, however often each is told', () => {
    const story = new Story();
    const told = (text: string) => failing('pairing-required', { page: 'one', text });
    story.sees(told('a')).sees(told('b')).sees(told('c'));
    expect(story.state.failures).toEqual({ count: 1, firstAt: BEGIN, lastAt: BEGIN + 2_000 });
    story.fails('pairing-required').fails('token-missing').connects();
    story.sees({ ...told('a'), loadedAt: BEGIN }).sees({ ...told('a'), loadedAt: BEGIN + 1 });
    expect(story.state.failures).toMatchObject({ count: 5, firstAt: BEGIN, lastAt: BEGIN + 7_000 });
  });
});

describe('whether it worked before', () => {
  test('a device token in the page says so', () => {
    expect(new Story().fails('pairing-required', { knownDevice: true }).state.workedBefore).toBe('yes');
  });

  test('a page of OpenClaw’s own that has none says no; one that keeps none of its keys says nothing', () => {
    expect(new Story().fails('pairing-required').state.workedBefore).toBe('no');
    expect(new Story().fails('pairing-required', { keys: false }).state.workedBefore).toBe('not-known');
    expect(new Story().state.workedBefore).toBe('not-known');
  });

  test('a connection says so, even a short one, and a later stranger of a page does not take it back', () => {
    const story = failed();
    expect(story.state.workedBefore).toBe('no');
    story.connects({ stable: false }).fails('pairing-required');
    expect(story.state.workedBefore).toBe('yes');
  });
});

describe('"not now"', () => {
  test('holds while the failure stays the same', () => {
    expect(failed().dismisses('pairing-required').fails('pairing-required').state.dismissed).toBe('pairing-required');
  });

  test('ends when the kind changes, and does not come back with the old kind', () => {
    const story = failed().dismisses('pairing-required').fails('token-missing').fails('pairing-required');
    expect(story.state.dismissed).toBeNull();
  });

  test('ends when it fails again after it was fixed', () => {
    const story = failed().dismisses('pairing-required').connects().fails('pairing-required');
    expect(story.state.dismissed).toBeNull();
  });
});

describe('a connection while another page of the agent still fails', () => {
  const alsoFailing = (story: Story) =>
    story.add({ ...sightedAt(BEGIN + 60_000, present(connected())), othersFail: true });

  test('is no cure', () => {
    const { fixed, workedBefore } = alsoFailing(failed()).state;
    expect([fixed, workedBefore]).toEqual([null, 'yes']);
  });

  test('is one when that is over', () => {
    const story = alsoFailing(failed());
    story.add(sightedAt(BEGIN + 61_000, present(connected())));
    expect(story.state.fixed).toMatchObject({ word: 'observed', at: BEGIN + 61_000 });
  });
});

describe('an attempt', () => {
  test('begins with its start, is watched from when it ran, and ends with its result', () => {
    const story = failed().starts('hard-refresh');
    expect(story.state.active).toMatchObject({
      step: 'hard-refresh',
      tab: TAB,
      against: 'pairing-required',
      startedAt: BEGIN + 1_000,
      judgedFrom: BEGIN + 1_000,
      runs: 0,
    });
    expect(story.state.active?.ranAt).toBeUndefined();
    story.ran('hard-refresh');
    expect(story.state.active).toMatchObject({ ranAt: BEGIN + 2_000, runs: 1, judgedFrom: BEGIN + 1_000 });
    story.ends('hard-refresh', 'changed', 'token-missing');
    expect(story.state.active).toBeNull();
    expect(story.state.attempts).toMatchObject([
      {
        step: 'hard-refresh',
        result: 'changed',
        by: 'observed',
        finding: 'token-missing',
        endedAt: BEGIN + 3_000,
      },
    ]);
  });

  test('that looks again counts as begun anew', () => {
    const { active } = failed().starts('fresh-link').ran('fresh-link').ran('fresh-link', true).state;
    expect(active).toMatchObject({ runs: 2, judgedFrom: BEGIN + 3_000, ranAt: BEGIN + 3_000 });
  });

  test('that asked for consent begins with it, and keeps the hosts', () => {
    const { active } = failed().starts('clear-site-data').consents('clear-site-data', [HOST]).state;
    expect(active).toMatchObject({
      startedAt: BEGIN + 1_000,
      judgedFrom: BEGIN + 2_000,
      consentedTo: { level: 4, hosts: [HOST] },
    });
  });

  test('that cleared begins when all was read back: a page from before, seen late, does not end it', () => {
    const story = failed().starts('clear-site-data').consents('clear-site-data', [HOST]);
    const consented = story.state.active?.judgedFrom ?? 0;
    story.cleared(clearReport([HOST], {}, consented)).ran('clear-site-data');
    expect(story.state.active?.judgedFrom).toBe(consented + 400);
    const shown = (loadedAt: number) => [present(failing('pairing-required', { loadedAt }), 2)];
    expect(endByObservation(story.state, shown(consented + 399), BEGIN)).toEqual([]);
    expect(endByObservation(story.state, shown(consented + 400), BEGIN)).toMatchObject([{ result: 'still-failing' }]);
  });

  test('that takes the keys ends the wait for whoever was asked to approve them; a smaller one does not', () => {
    const asked = () => failed().asks('support').starts('clear-site-data').consents('clear-site-data', [HOST]);
    expect(asked().cleared(clearReport([HOST])).state.asked).toBeNull();
    const files: ClearReport['hosts'][0] = {
      host: HOST,
      types: [{ type: 'cacheStorage', before: 1, after: 0, outcome: 'gone' }],
    };
    const small = asked().cleared({ ...clearReport([HOST]), level: 1, hosts: [files] });
    expect(small.state.asked).toMatchObject({ way: 'support' });
  });

  test('that was cancelled leaves no trace among the attempts', () => {
    const { active, attempts } = failed().starts('clear-site-data').cancels('clear-site-data').state;
    expect([active, attempts]).toEqual([null, []]);
  });

  test('is the only one: a second start does nothing', () => {
    const story = failed().starts('hard-refresh').starts('sign-out-in');
    expect(story.state.active?.step).toBe('hard-refresh');
    story.ends('sign-out-in', 'still-failing').cancels('sign-out-in').ran('sign-out-in');
    expect(story.state.active).toMatchObject({ step: 'hard-refresh', runs: 0 });
  });

  test('starts neither before anything failed nor after it was fixed', () => {
    expect(new Story().starts('hard-refresh').state.active).toBeNull();
    const fixed = failed().connects().starts('hard-refresh').ends('sign-out-in', 'skipped');
    expect([fixed.state.active, fixed.state.attempts]).toEqual([null, []]);
  });

  test('may be skipped without having begun, but not while another is under way', () => {
    const story = failed().ends('hard-refresh', 'skipped');
    expect(story.state.attempts).toMatchObject([{ step: 'hard-refresh', result: 'skipped', runs: 0 }]);
    story.starts('sign-out-in').ends('private-window', 'skipped');
    expect(story.state.active?.step).toBe('sign-out-in');
    expect(story.state.attempts).toHaveLength(1);
  });
});

describe('fixed', () => {
  test('is a connection that was stable, and the step that had run is what cured it', () => {
    const story = failed().starts('hard-refresh').ran('hard-refresh').connects({ stable: false });
    expect(story.state.fixed).toBeNull();
    story.connects();
    expect(story.state.fixed).toMatchObject({ by: 'hard-refresh', word: 'observed' });
    expect(story.state.attempts).toMatchObject([{ step: 'hard-refresh', result: 'fixed', by: 'observed' }]);
    expect(story.state.active).toBeNull();
  });

  test('is the user’s word, recorded as such', () => {
    const { fixed, attempts } = failed().starts('fresh-link').ran('fresh-link').declaresFixed().state;
    expect(fixed).toMatchObject({ by: 'fresh-link', word: 'user' });
    expect(attempts).toMatchObject([{ result: 'fixed', by: 'user' }]);
  });

  test('is not credited to a step that had only asked for consent', () => {
    const { fixed, attempts, active } = failed().starts('clear-site-data').connects().state;
    expect(fixed).toMatchObject({ by: null, word: 'observed' });
    expect([attempts, active]).toEqual([[], null]);
  });

  test('stays what it was seen to be when the user says it too', () => {
    const { fixed } = failed().connects().declaresFixed().state;
    expect(fixed).toEqual({ at: BEGIN + 1_000, by: null, word: 'observed' });
  });

  test('ends when the page fails again, in the same incident, with what was tried still known', () => {
    const story = failed().tries('hard-refresh', 'still-failing').connects().fails('token-missing');
    const { fixed, attempts, failures, over, failure } = story.state;
    expect([fixed, failures?.firstAt, failure?.kind]).toEqual([null, BEGIN, 'token-missing']);
    expect(attempts).toHaveLength(1);
    expect(over).toEqual({ attempts: 1, clears: 0 });
  });

  test('is not undone by an undecided page or a short connection', () => {
    const { fixed } = failed()
      .connects()
      .sees(sighting())
      .sees(connected({ stable: false })).state;
    expect(fixed).not.toBeNull();
  });
});

describe('whatever happens, in whatever order', () => {
  const throughout = (check: (events: Parameters<typeof reduce>[0], upTo: number) => void) =>
    fc.assert(
      fc.property(anyEvents, events => {
        for (let upTo = 0; upTo < events.length; upTo++) check(events, upTo);
      }),
      { numRuns: 300 },
    );

  test('the same events give the same state, also read back from storage', () => {
    fc.assert(
      fc.property(anyEvents, events => {
        const incident = {
          id: '11111111-1111-4111-8111-111111111111',
          origin: `https://${HOST}`,
          gateway: `wss://${HOST}`,
          store: '0',
          events,
        };
        const back = incidentSchema.parse(JSON.parse(JSON.stringify(incident)));
        expect(reduce(back.events)).toEqual(reduce(events));
      }),
    );
  });

  test('it is fixed only from a stable connection or the user’s word on', () => {
    throughout((events, upTo) => {
      const [before, event] = [reduce(events.slice(0, upTo)), events[upTo]];
      const after = reduce(events.slice(0, upTo + 1));
      if (before.fixed || !after.fixed) return;
      const seen = event?.type === 'sighted' && event.sighting.state === 'connected' && event.sighting.stable;
      expect(seen || event?.type === 'declared-fixed').toBe(true);
      expect(after.fixed.word).toBe(seen ? 'observed' : 'user');
    });
  });

  test('at most one step is under way, it leaves by its own end, and none is while it is fixed', () => {
    throughout((events, upTo) => {
      const [before, event] = [reduce(events.slice(0, upTo)), events[upTo]];
      const after = reduce(events.slice(0, upTo + 1));
      expect(after.fixed && after.active).toBeNull();
      const gained = after.attempts.length - before.attempts.length;
      expect(gained === 0 || gained === 1).toBe(true);
      if (!before.active) return;
      if (after.active) {
        expect(after.active).toMatchObject({ step: before.active.step, startedAt: before.active.startedAt });
        expect(gained).toBe(0);
      } else if (gained) {
        expect(after.attempts.at(-1)).toMatchObject({ step: before.active.step, tab: before.active.tab });
      } else {
        const cured = after.fixed !== null && before.active.ranAt === undefined;
        expect(cured || event?.type === 'step-cancelled').toBe(true);
      }
    });
  });

  test('the end of a step that is not under way changes nothing, unless it is skipped', () => {
    throughout((events, upTo) => {
      const [before, event] = [reduce(events.slice(0, upTo)), events[upTo]];
      if (event?.type !== 'step-ended' || event.result === 'skipped' || before.active?.step === event.step) return;
      expect(reduce(events.slice(0, upTo + 1))).toEqual(before);
    });
  });
});

describe('seen from a tab', () => {
  const OTHER = 8;
  const both = () => failed().sees(failing('http-refused', { source: 'http', page: 'two' }), OTHER);
  const pages = [present(failing('pairing-required')), present(failing('http-refused', { source: 'http' }), OTHER)];
  const kindFrom = (tab: number, there = pages) => seenFrom(both().state, tab, there).failure?.kind;

  test('its own failure is the one that is shown', () => {
    expect(both().state.failure?.kind).toBe('pairing-required');
    expect([kindFrom(TAB), kindFrom(OTHER)]).toEqual(['pairing-required', 'http-refused']);
  });

  test('one without a failure of its own shows what leads among the pages that are there', () => {
    expect(kindFrom(99)).toBe('pairing-required');
    expect(kindFrom(99, pages.slice(1))).toBe('http-refused');
    expect(kindFrom(99, [])).toBe('pairing-required');
  });

  test('its page is believed where its incident does not have it', () => {
    const { failure } = seenFrom(failed().state, OTHER, pages);
    expect(failure).toMatchObject({ kind: 'http-refused', tab: OTHER });
  });

  test('a step begins, and is skipped, against the failure of its own tab', () => {
    const started = both().add({ type: 'step-started', at: BEGIN + 9_000, step: 'wait', tab: OTHER });
    expect(started.state.active).toMatchObject({ against: 'http-refused', tab: OTHER });
    const ended = {
      type: 'step-ended',
      at: BEGIN + 9_000,
      step: 'wait',
      result: 'skipped',
      by: 'user',
    } as const;
    expect(both().add({ ...ended, tab: OTHER }).state.attempts).toMatchObject([{ against: 'http-refused' }]);
  });
});
