import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { StepId } from '../../core/catalogue/steps';
import type { IncidentEvent } from '../../core/incident/events';
import type { LoadedIncident } from '../../history/history';
import { allIncidents, keep } from '../../history/testing/keep';
import { clearReport, failing, HOST, INCIDENT_ID, present, Story } from '../../testing/events';
import { eventually } from '../../testing/eventually';
import { type FakeBrowser, newBrowser } from '../../testing/fake-browser';
import { shows } from '../../testing/shows';
import { setDeadline, whenDue } from '../deadlines';
import { move } from '../does/run';
import { publish } from '../publish';
import { sweep } from './sweep';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../testing/fake-browser')).browser,
}));

let fake: FakeBrowser;

beforeEach(() => {
  fake = newBrowser();
  // The fake's storage still has to work.
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** An incident as a dead worker left it; the clock is `after` ms past its last event. */
async function left({ events, incident }: Story, after = 100): Promise<void> {
  fake.tabs.add(`https://${HOST}/`, { id: 7 });
  await keep(incident);
  vi.setSystemTime((events.at(-1)?.at ?? 0) + after);
}

async function incident(): Promise<LoadedIncident> {
  const [known] = await allIncidents();
  if (!known) throw new Error('no incident');
  return known;
}

const failed = () => new Story().fails('gateway-unreachable');

describe('after the worker died', () => {
  /** What a worker leaves that dies after this many events of a clearing, and what a new one makes of it. */
  const clearing = () =>
    failed()
      .starts('clear-site-data')
      .consents('clear-site-data', [HOST])
      .cleared(clearReport([HOST]))
      .ran('clear-site-data');

  test.each([
    [1, 'before the step: nothing is ended', null],
    [2, 'while it asked: it still asks', 'active'],
    [3, 'before it cleared, for there is no journal: nothing is lost', 'interrupted'],
    [4, 'before the end was written down: it was interrupted', 'interrupted'],
    [5, 'while it was watched: it is still watched', 'active'],
  ])('after event %i, %s', async (count, _, then) => {
    const story = new Story();
    for (const event of clearing().events.slice(0, count)) story.add(event);
    await left(story);
    await sweep();
    const { active, attempts } = (await incident()).state;
    expect(active?.step ?? null).toBe(then === 'active' ? 'clear-site-data' : null);
    expect(attempts.map(({ result, by, finding }) => [result, by, finding])).toEqual(
      then === 'interrupted' ? [['could-not-run', 'error', then]] : [],
    );
    expect(fake.log).toEqual([]);
  });

  test('a step that was only started is ended as interrupted, and once', async () => {
    await left(failed().starts('hard-refresh'));
    await Promise.all([sweep(), sweep()]);
    const { events } = (await incident()).incident;
    expect(events.slice(2).map(({ type }) => type)).toEqual(['step-ended']);
  });

  test('every event that could be the last leaves an incident that goes on', async () => {
    const whole = clearing()
      .fails('token-missing')
      .ends('clear-site-data', 'changed')
      .starts('fresh-link')
      .ran('fresh-link');
    for (let count = 1; count <= whole.events.length; count++) {
      const story = new Story();
      for (const event of whole.events.slice(0, count)) story.add(event);
      await left(story);
      await sweep();
      const { state } = await incident();
      const stuck = state.active?.ranAt === undefined && state.active?.step !== 'clear-site-data' && state.active;
      expect(stuck).toBeFalsy();
    }
  });
});

test('a step that this worker is doing is not taken for a dead one’s', async () => {
  await left(failed());
  let goOn = () => {};
  vi.spyOn(fake.tabs, 'reload').mockReturnValue(new Promise(resolve => (goOn = () => resolve())));
  const started: IncidentEvent = { type: 'step-started', at: Date.now(), step: 'hard-refresh', tab: 7 };
  await move(INCIDENT_ID, () => [started]);
  await sweep();
  expect((await incident()).state.active?.step).toBe('hard-refresh');
  goOn();
  await eventually(async () => expect((await incident()).state.active?.ranAt).toBeDefined());
});

describe('when the time is out in which a result was watched for', () => {
  test('it proved nothing', async () => {
    await left(failed().starts('hard-refresh').ran('hard-refresh'), 20_000);
    await sweep();
    expect((await incident()).state.attempts).toMatchObject([
      { step: 'hard-refresh', result: 'unproven', by: 'timeout' },
    ]);
  });

  test('and not before', async () => {
    await left(failed().starts('hard-refresh').ran('hard-refresh'), 19_999);
    await sweep();
    expect((await incident()).state.active?.step).toBe('hard-refresh');
  });

  test.each(['sign-out-in', 'private-window', 'fresh-link', 'await-approval', 'fresh-pairing'] as StepId[])(
    'never: %s waits for people, however long they take',
    async step => {
      await left(failed().starts(step).ran(step), 86_400_000);
      await sweep();
      expect((await incident()).state.active?.step).toBe(step);
    },
  );

  test('waiting tries once, however many timers and alarms come at once, and then ends', async () => {
    await left(failed().starts('wait').ran('wait'), 60_000);
    await Promise.all([sweep(), sweep(), sweep()]);
    expect(fake.log).toEqual(['reload 7']);
    expect((await incident()).state.active).toMatchObject({ step: 'wait', runs: 2 });
    vi.setSystemTime(Date.now() + 60_000);
    await Promise.all([sweep(), sweep()]);
    expect(fake.log).toEqual(['reload 7']);
    expect((await incident()).state.attempts).toMatchObject([{ step: 'wait', result: 'unproven', by: 'timeout' }]);
  });

  test.each([1, 2, 3, 4, 5, 6, 7])(
    'waiting is tried once also when its time runs out at the %ith look of sweeps',
    async nth => {
      await left(failed().starts('wait').ran('wait'), 59_999);
      let looks = 0;
      for (const area of [fake.storage.local, fake.storage.session])
        for (const call of ['get', 'set'] as const) {
          const made = area[call].bind(area) as (what: never) => Promise<never>;
          vi.spyOn(area, call).mockImplementation((what: unknown) => {
            if (++looks === nth) vi.setSystemTime(Date.now() + 1);
            return made(what as never);
          });
        }
      await Promise.all([sweep(), sweep()]);
      await sweep();
      expect((await incident()).state.active).toMatchObject({ step: 'wait', runs: 2 });
      expect(fake.log).toEqual(['reload 7']);
    },
  );

  test('waiting that sees the same failure after its one try is over', async () => {
    await left(failed().starts('wait').ran('wait'), 60_000);
    await sweep();
    const again = failing('gateway-unreachable', { page: 'page-2', loadedAt: Date.now() + 1 });
    await shows(fake, present(again));
    await publish([await incident()]);
    expect((await incident()).state.attempts).toMatchObject([
      { step: 'wait', result: 'still-failing', by: 'observed' },
    ]);
  });
});

describe('being woken for a deadline', () => {
  test('is arranged by a timer for this worker and an alarm for the next', async () => {
    const due = vi.fn();
    whenDue(due);
    await left(failed().starts('hard-refresh').ran('hard-refresh'), 5_000);
    setDeadline(await incident());
    expect(fake.alarms.due.get(`deadline:${INCIDENT_ID}`)).toBe(Date.now() + 15_000);
    vi.advanceTimersByTime(14_999);
    expect(due).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(due).toHaveBeenCalledTimes(1);
  });

  test('is arranged again by a worker that finds a watch of a dead one', async () => {
    await left(failed().starts('hard-refresh').ran('hard-refresh'), 5_000);
    await sweep();
    expect(fake.alarms.due.get(`deadline:${INCIDENT_ID}`)).toBe(Date.now() + 15_000);
  });

  test('stands, also where the incident was read before the step was begun', async () => {
    const due = vi.fn();
    whenDue(due);
    await left(failed().starts('hard-refresh').ran('hard-refresh'), 5_000);
    const now = await incident();
    const { incident: before, state } = failed();
    await publish([now]);
    await publish([{ ...now, incident: before, state }]);
    vi.advanceTimersByTime(15_000);
    expect(due).toHaveBeenCalledTimes(1);
  });

  test('is each incident’s own: one that waits longer does not put off another', async () => {
    const [soon, late] = [failed().starts('hard-refresh').ran('hard-refresh'), failed().starts('wait').ran('wait')];
    await left(soon, 5_000);
    const other = {
      ...late.incident,
      id: '22222222-2222-4222-8222-222222222222',
      origin: 'https://heyron.ai',
    };
    await keep(other);
    await sweep();
    expect([...fake.alarms.due.values()].sort()).toEqual([Date.now() + 15_000, Date.now() + 55_000]);
  });

  test('is not arranged where nobody but the user ends the step', async () => {
    await left(failed().starts('fresh-link').ran('fresh-link'));
    setDeadline(await incident());
    expect(fake.alarms.due.size).toBe(0);
  });
});
