/** What each click adds, guard by guard. model.test.ts checks that no order of clicks breaks anything. */
import { describe, expect, test } from 'vitest';
import { HOST, REQUEST_ID, Story, TAB } from '../../testing/events';
import { KEPT_LIMITS, READ_LIMITS } from '../sighting/limits';
import { type Click, eventsOfClick, startable } from './on-click';

const AT = 1_000_000;
const OTHER = 'user-0241.c1.heyron.ai';

/** The events that a click adds to an incident as a story tells it. */
function click(story: Story, what: Click, underWay = false) {
  return eventsOfClick(story.state, story.incident, what, { at: AT, underWay });
}

const failed = () => new Story().fails('pairing-required');
const offered = (story: Story) => startable(story.state, story.incident) ?? 'escalate';

describe('starting what is offered', () => {
  test('starts it, in the tab that fails', () => {
    const step = offered(failed());
    expect(click(failed(), { type: 'run', step })).toEqual([{ type: 'step-started', at: AT, step, tab: TAB }]);
  });

  test.each<[string, Story, boolean]>([
    ['nothing failed', new Story().connects(), false],
    ['a step is active', failed().starts('right-gateway'), false],
    ['something is being done', failed(), true],
    ['it is fixed', failed().connects(), false],
  ])('does nothing where %s', (_, story, underWay) => {
    expect(click(story, { type: 'run', step: offered(failed()) }, underWay)).toEqual([]);
    expect(click(story, { type: 'run', step: offered(story) }, underWay)).toEqual([]);
  });

  test('starts nothing else', () => {
    const step = offered(failed()) === 'escalate' ? 'wait' : 'escalate';
    expect(click(failed(), { type: 'run', step })).toEqual([]);
  });

  test('ends with the report: once that was made nothing is offered', () => {
    const sent = failed();
    for (const { step } of sent.plan.steps) if (step !== 'escalate') sent.ends(step, 'skipped');
    expect(offered(sent)).toBe('escalate');
    sent.tries('escalate', 'done');
    expect(startable(sent.state, sent.incident)).toBeNull();
  });
});

describe('choosing a step', () => {
  test('starts any of the guide', () => {
    expect(click(failed(), { type: 'choose', step: 'clear-site-data' })).toEqual([
      { type: 'step-started', at: AT, step: 'clear-site-data', tab: TAB },
    ]);
  });

  test('takes back one that only asked', () => {
    const asking = failed().starts('clear-site-data');
    expect(click(asking, { type: 'choose', step: 'wait' })).toEqual([
      { type: 'step-cancelled', at: AT, step: 'clear-site-data' },
      { type: 'step-started', at: AT, step: 'wait', tab: TAB },
    ]);
  });

  test('skips one that is waited for', () => {
    const waiting = failed().starts('wait').ran('wait');
    expect(click(waiting, { type: 'choose', step: 'fresh-link' })).toEqual([
      { type: 'step-ended', at: AT, step: 'wait', result: 'skipped', by: 'user' },
      { type: 'step-started', at: AT, step: 'fresh-link', tab: TAB },
    ]);
  });

  test.each<[string, Story, boolean]>([
    ['nothing failed', new Story().connects(), false],
    ['it is fixed', failed().declaresFixed(), false],
    ['something is being done', failed(), true],
    ['it is the active one', failed().starts('wait'), false],
    ['clearing was agreed to', failed().starts('clear-site-data').consents('clear-site-data', [HOST]), false],
  ])('does nothing where %s', (_, story, underWay) => {
    expect(click(story, { type: 'choose', step: 'wait' }, underWay)).toEqual([]);
  });

  test('goes on once what was agreed to has been done', () => {
    const cleared = failed().starts('clear-site-data').consents('clear-site-data', [HOST]).ran('clear-site-data');
    expect(click(cleared, { type: 'choose', step: 'wait' })).toHaveLength(2);
  });

  test('offers the agent’s restart to who runs it alone', () => {
    const restart = { type: 'choose', step: 'restart-gateway' } as const;
    expect(click(failed(), restart)).toEqual([]);
    expect(click(failed().answers('who-runs-it', 'me'), restart)).toHaveLength(1);
  });
});

describe('consent', () => {
  const asking = () => failed().starts('clear-site-data');
  const confirm = (more: object = {}) => ({ type: 'confirm', step: 'clear-site-data', ...more }) as const;

  test('is for the level and the hosts that were ticked, each once', () => {
    expect(click(asking(), confirm({ level: 3, hosts: [HOST, OTHER, HOST] }))).toEqual([
      { type: 'consented', at: AT, step: 'clear-site-data', level: 3, hosts: [HOST, OTHER] },
    ]);
  });

  test('is for everything where no level is told', () => {
    expect(click(asking(), confirm({ hosts: [HOST] }))).toMatchObject([{ level: 4, hosts: [HOST] }]);
  });

  test.each([1, 2] as const)('at level %i is for the failing agent’s own host, whatever is ticked', level => {
    expect(click(asking(), confirm({ level, hosts: [OTHER] }))).toMatchObject([{ level, hosts: [HOST] }]);
  });

  test.each<[string, object]>([
    ['no host', { hosts: [] }],
    ['none told', {}],
    ['another site', { hosts: ['example.com'] }],
    ['another site beside the agent', { hosts: [HOST, 'example.com'] }],
    ['a host that only ends so', { hosts: ['evil-heyron.ai'] }],
  ])('is none for %s', (_, more) => {
    expect(click(asking(), confirm(more))).toEqual([]);
  });

  test('is given once', () => {
    const agreed = asking().consents('clear-site-data', [HOST]);
    expect(click(agreed, confirm({ hosts: [HOST] }))).toEqual([]);
  });

  test('is for the active step alone, and only where that asks', () => {
    expect(click(failed(), confirm({ hosts: [HOST] }))).toEqual([]);
    expect(click(failed().starts('wait'), confirm({ hosts: [HOST] }))).toEqual([]);
    expect(click(failed().starts('wait'), { type: 'confirm', step: 'wait', hosts: [HOST] })).toEqual([]);
  });

  test('of a step that was done is a look again, where that can tell something', () => {
    const signing = failed().starts('sign-out-in').ran('sign-out-in');
    expect(click(signing, { type: 'confirm', step: 'sign-out-in' })).toEqual([
      { type: 'step-ran', at: AT, step: 'sign-out-in', again: true },
    ]);
    const refreshed = failed().starts('hard-refresh').ran('hard-refresh');
    expect(click(refreshed, { type: 'confirm', step: 'hard-refresh' })).toEqual([]);
  });
});

describe('leaving a step', () => {
  const asking = () => failed().starts('clear-site-data');
  const waiting = () => failed().starts('wait').ran('wait');

  test('cancels one that has done nothing', () => {
    expect(click(asking(), { type: 'cancel', step: 'clear-site-data' })).toEqual([
      { type: 'step-cancelled', at: AT, step: 'clear-site-data' },
    ]);
    expect(click(asking(), { type: 'cancel', step: 'clear-site-data' }, true)).toEqual([]);
    expect(click(asking(), { type: 'cancel', step: 'wait' })).toEqual([]);
    expect(click(waiting(), { type: 'cancel', step: 'wait' })).toEqual([]);
    expect(click(failed(), { type: 'cancel', step: 'wait' })).toEqual([]);
  });

  test('skips the active one, or the one that is offered', () => {
    const step = offered(failed());
    const skipped = { type: 'step-ended', at: AT, result: 'skipped', by: 'user' };
    expect(click(waiting(), { type: 'skip', step: 'wait' })).toEqual([{ ...skipped, step: 'wait' }]);
    expect(click(failed(), { type: 'skip', step })).toEqual([{ ...skipped, step, tab: TAB }]);
    expect(click(failed(), { type: 'skip', step }, true)).toEqual([]);
    expect(click(failed(), { type: 'skip', step: 'wait' })).toEqual([]);
    expect(click(waiting(), { type: 'skip', step })).toEqual([]);
  });

  test('does not skip the report, which is the end', () => {
    expect(click(failed().starts('escalate'), { type: 'skip', step: 'escalate' })).toEqual([]);
  });

  test('says that it still fails, of what was done', () => {
    expect(click(waiting(), { type: 'still-failing', step: 'wait' })).toEqual([
      { type: 'step-ended', at: AT, step: 'wait', result: 'still-failing', by: 'user' },
    ]);
    expect(click(waiting(), { type: 'still-failing', step: 'wait' }, true)).toEqual([]);
    expect(click(waiting(), { type: 'still-failing', step: 'fresh-link' })).toEqual([]);
    expect(click(failed().starts('wait'), { type: 'still-failing', step: 'wait' })).toEqual([]);
    expect(click(failed(), { type: 'still-failing', step: 'wait' })).toEqual([]);
  });
});

test('"it works" is the user’s word for what failed, once', () => {
  expect(click(failed(), { type: 'it-works' })).toEqual([{ type: 'declared-fixed', at: AT }]);
  expect(click(failed().declaresFixed(), { type: 'it-works' })).toEqual([]);
  expect(click(new Story().connects(), { type: 'it-works' })).toEqual([]);
});

describe('an answer', () => {
  const tried = () => failed().starts('private-window').ran('private-window');

  test('is kept', () => {
    expect(click(failed(), { type: 'answer', question: 'others-affected', answer: 'yes' })).toEqual([
      { type: 'answered', at: AT, question: 'others-affected', answer: 'yes' },
    ]);
  });

  test.each([
    ['others-affected', 'me'],
    ['strange', 'yes'],
    ['toString', 'yes'],
  ])('to %s may not be %s', (question, answer) => {
    expect(click(failed(), { type: 'answer', question, answer })).toEqual([]);
  });

  test('to a step’s own question ends that step, once it has run', () => {
    const answer = { type: 'answer', question: 'private-window', answer: 'same-failure' } as const;
    expect(click(tried(), answer).map(({ type }) => type)).toEqual(['answered', 'step-ended']);
    expect(click(tried(), answer)[1]).toMatchObject({ at: AT, step: 'private-window', by: 'user' });
    expect(click(failed().starts('private-window'), answer).map(({ type }) => type)).toEqual(['answered']);
    expect(click(failed(), answer).map(({ type }) => type)).toEqual(['answered']);
  });

  test('to another question ends no step', () => {
    const other = { type: 'answer', question: 'others-affected', answer: 'no' } as const;
    expect(click(tried(), other).map(({ type }) => type)).toEqual(['answered']);
  });
});

describe('a note', () => {
  const note = (text: string) => ({ type: 'note', text }) as const;

  test('is kept without spaces around it, and without secrets', () => {
    expect(click(failed(), note('  since noon  '))).toEqual([{ type: 'noted', at: AT, text: 'since noon' }]);
    const [kept] = click(failed(), note('password: hunter2-and-more'));
    expect(JSON.stringify(kept)).not.toContain('hunter2');
  });

  test('is written down only where it says something else', () => {
    const noted = failed().add({ type: 'noted', at: AT, text: 'since noon' });
    expect(click(noted, note('since noon '))).toEqual([]);
    expect(click(noted, note(''))).toEqual([{ type: 'noted', at: AT, text: '' }]);
    expect(click(failed(), note('  '))).toEqual([]);
  });

  test('may name its agent, and is no longer than what is kept', () => {
    const [named] = click(failed(), note(`it is ${HOST}`));
    expect(named).toMatchObject({ text: `it is ${HOST}` });
    const [long] = click(failed(), note('word '.repeat(400)));
    expect(long?.type === 'noted' && long.text.length).toBeLessThanOrEqual(KEPT_LIMITS.note);
  });

  test('that was cut loses what the cut went through', () => {
    const secret = 'a1'.repeat((READ_LIMITS.note - 14) / 2);
    const cut = `it was: ${secret} 12:30`;
    expect(cut).toHaveLength(READ_LIMITS.note);
    expect(JSON.stringify(click(failed(), note(cut)))).not.toContain('12:30');
    expect(JSON.stringify(click(failed(), note(cut.slice(2))))).toContain('12:30');
  });
});

describe('a ticket', () => {
  const ticket = (url: string) => ({ type: 'ticket', url }) as const;

  test('is an address of heyron’s, without what can carry a secret', () => {
    expect(click(failed(), ticket('https://heyron.ai/support/12?token=abc#x'))).toEqual([
      { type: 'ticketed', at: AT, url: 'https://heyron.ai/support/12' },
    ]);
    expect(click(failed(), ticket('https://example.com/12'))).toEqual([]);
  });

  test('is written down only where it is another one', () => {
    const ticketed = failed().add({ type: 'ticketed', at: AT, url: 'https://heyron.ai/support/12' });
    expect(click(ticketed, ticket('https://heyron.ai/support/12'))).toEqual([]);
    expect(click(ticketed, ticket(''))).toEqual([{ type: 'ticketed', at: AT, url: '' }]);
    expect(click(failed(), ticket(''))).toEqual([]);
  });
});

describe('asking somebody to approve this browser', () => {
  const asked = { type: 'asked', way: 'support' } as const;
  const asking = () => failed().fails('pairing-required', { requestId: REQUEST_ID, knownDevice: true });

  test('notes who was asked and which request they were told, and begins the wait', () => {
    expect(click(asking(), asked)).toEqual([
      { type: 'asked', at: AT, way: 'support', requestId: REQUEST_ID },
      { type: 'step-started', at: AT, step: 'await-approval', tab: TAB },
    ]);
  });

  test('goes on with the wait that there is', () => {
    const waiting = asking().starts('await-approval').ran('await-approval');
    expect(click(waiting, asked).map(({ type }) => type)).toEqual(['asked']);
  });

  test('ends what else was waited for', () => {
    const signing = asking().starts('sign-out-in').ran('sign-out-in');
    expect(click(signing, asked).map(({ type }) => type)).toEqual(['asked', 'step-ended', 'step-started']);
  });

  test.each<[string, Story, boolean]>([
    ['nothing failed', new Story().connects(), false],
    ['it is fixed', failed().declaresFixed(), false],
    ['something is being done', failed(), true],
  ])('does nothing where %s', (_, story, underWay) => {
    expect(click(story, asked, underWay)).toEqual([]);
  });
});
