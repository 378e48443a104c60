// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AddressDetail } from '../core/catalogue/shared-words';
import type { ReportForms } from '../platform/replies';
import { type Report, useReport } from './use-report';
import type { Recovery } from './use-view';

const { answer } = vi.hoisted(() => ({ answer: vi.fn<(detail: string) => Promise<unknown>>() }));
vi.mock('../platform/send-request', () => ({
  ask: (_name: string, { detail }: { detail: string }) => answer(detail),
}));

let report: Report;

function Reader({ of, detail }: { of: Recovery; detail: AddressDetail }) {
  report = useReport(of, detail);
  return null;
}

const forms = (name: string) => ({ name }) as ReportForms;

/** Renders the view after the `revision`th event, and waits for the answer. */
async function show(revision: number, detail: AddressDetail = 'host', id = 'one'): Promise<void> {
  const of = { view: { tab: { id: 7 }, revision }, incident: { id } } as Recovery;
  await act(() => render(<Reader of={of} detail={detail} />, document.body));
  await act(async () => {});
}

/** The report passed synchronously; null if none was. */
function atOnce(): string | null {
  let name: string | null = null;
  void report.give(forms => {
    name = forms.name;
  });
  return name;
}

/** The report passed in the end. */
async function given(): Promise<string | null> {
  let name: string | null = null;
  await report.give(forms => {
    name = forms.name;
  });
  return name;
}

beforeEach(() => {
  answer.mockReset();
});

afterEach(() => {
  render(null, document.body);
});

test('a report stays at hand while that of a newer event is made, and a click then gets the newer one', async () => {
  answer.mockResolvedValueOnce(forms('first'));
  await show(1);
  expect(report.shown?.name).toBe('first');
  answer.mockReturnValueOnce(new Promise(() => {})); // under way when the click comes
  await show(2);
  expect(report.shown?.name).toBe('first');
  answer.mockResolvedValueOnce(forms('second'));
  expect(await given()).toBe('second');
});

test('what was made after the last event is at hand, and not asked for again', async () => {
  answer.mockResolvedValueOnce(forms('first'));
  await show(1);
  expect(atOnce()).toBe('first');
  expect(await given()).toBe('first');
  expect(answer).toHaveBeenCalledTimes(1);
});

test('a worker that answers nothing leaves what there is, and the next view asks again', async () => {
  answer.mockResolvedValueOnce(forms('first')).mockResolvedValue(null);
  await show(1);
  await show(2);
  expect(await given()).toBe('first');
  answer.mockResolvedValueOnce(forms('second'));
  await show(2);
  expect(report.shown?.name).toBe('second');
});

test.each([
  ['with more of the addresses', 'host', 'one'],
  ['of another incident', 'shard', 'two'],
] as const)('a report %s is never at hand for it', async (_, detail, id) => {
  answer.mockResolvedValueOnce(forms('first')).mockReturnValue(new Promise(() => {}));
  await show(1, detail, 'one');
  await show(1, 'shard', id);
  expect(report.shown).toBeNull();
});
