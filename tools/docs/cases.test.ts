/** The public cases (docs/cases.md): what is visible of each is judged, and leads to what fixed it. */
import { expect, test } from 'vitest';
import { STEP_ROWS } from '../../src/core/catalogue/steps.ts';
import { planFor } from '../../src/core/plan/plan.ts';
import { judge } from '../../src/core/sighting/judge.ts';
import { Story } from '../../src/testing/events.ts';
import { HOST, looked, NOTHING, refused, report } from '../../src/testing/observations.ts';
import { CASES, casesDocument } from './cases.ts';

const told = CASES.flatMap(each => (each.told ? [[each.what, each.told] as const] : []));

test.each(told)(
  '%s',
  (_, { refusal, socket, look, structure, unwell, status = 0, more, gateway, kind, tried = [], steps }) => {
    const seen = refusal ? refused(refusal) : socket ? report(socket) : null;
    const verdict = judge({
      host: HOST,
      socket: seen,
      look: { ...NOTHING, ...look },
      arrival: { status, build: null, spoken: false },
      closer: looked(structure, { silentMs: 60_000, unwell: { ...looked().unwell, ...unwell }, unwellMs: 60_000 }),
    });
    expect(verdict).toMatchObject({ kind });
    const story = new Story().fails(kind, more);
    for (const step of tried) story.tries(step, 'still-failing', step === 'private-window' ? kind : undefined);
    const where = { ...story.incident, ...(gateway && { gateway }) };
    const all = planFor(story.state, where).steps.map(({ step }) => step);
    const planned = all.filter(step => !STEP_ROWS[step].runsItself);
    expect(planned.slice(0, steps.length)).toEqual(steps);
    if (steps.at(-1) === 'escalate') expect(planned).toHaveLength(steps.length);
  },
);

test('a request that was replaced is never handed over: the newest is', () => {
  const newest = '0badcafe-0000-4000-8000-000000000002';
  const story = new Story().fails('pairing-required', { requestId: '0badcafe-0000-4000-8000-000000000001' });
  expect(story.fails('pairing-required', { requestId: newest }).state.failure?.sighting.requestId).toBe(newest);
});

test('what is not told apart says why', () => {
  for (const { told, open } of CASES) if (!told) expect(open).toBeTruthy();
  expect(CASES).toHaveLength(39);
});

test('docs/cases.md says what the table says', async () => {
  await expect(casesDocument()).toMatchFileSnapshot('../../docs/cases.md');
});
