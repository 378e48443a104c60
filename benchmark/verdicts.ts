/** Each aim (tools/budgets.ts) beside what was measured, and beside a peer or the browser: who is ahead. */
import type { ClearLevel } from '../src/core/catalogue/clear-levels.ts';
import { AIMS } from '../tools/budgets.ts';
import type { Beside } from './beside.ts';
import type { Clearing } from './clearing.ts';
import type { Results } from './results.ts';

export const VERDICT_HEAD = ['', 'Re-Pair', 'beside', 'aim', 'verdict'] as const;

/** What is measured beside it: a peer, the browser itself, or a browser without the extension. */
interface Anchor {
  readonly whose: string;
  readonly value: number | undefined;
}

interface Row {
  readonly what: string;
  readonly ours: number | undefined;
  readonly aim: number;
  readonly beside?: Anchor | null;
}

/** A row for each aim whose part was measured. */
export function verdicts(results: Results): string[][] {
  return rowsOf(results).flatMap(({ what, ours, aim, beside }) => {
    if (ours === undefined || Number.isNaN(aim)) return [];
    const anchor = beside?.value === undefined ? '–' : `${number(beside.value)} (${beside.whose})`;
    const isBehind = beside?.value !== undefined && beside.value < ours;
    const verdict = (ours <= aim ? 'kept' : 'missed') + (isBehind ? ', behind' : '');
    return [[what, number(ours), anchor, number(aim), verdict]];
  });
}

function rowsOf({ latency, history, memory, reading, load, chat, beside, clearing }: Results): Row[] {
  const by = (events: string) => history?.found.byEvents[events]?.median ?? Number.NaN;
  const { firstButton, change, packet, packetGrowth } = history?.found ?? {};
  const [us, ...peers] = beside?.found ?? [];
  const best = (of: (peer: Beside) => number): Anchor | null => {
    const first = [...peers].sort((one, other) => of(one) - of(other))[0];
    return first ? { whose: first.name, value: of(first) } : null;
  };
  const none = (value: number | undefined): Anchor => ({ whose: 'without ÷ without', value });
  return [
    {
      what: 'prompt after the page’s own banner, worker awake (ms)',
      ours: latency?.found.awake.lateness.median,
      aim: AIMS.prompt,
    },
    {
      what: '… worker killed just before (ms)',
      ours: latency?.found['killed-before-refusal'].lateness.median,
      aim: AIMS.promptKilled,
      beside: { whose: 'a killed worker that does nothing', value: latency?.found.bareWorker?.median },
    },
    { what: 'our share until the connection stands (%)', ours: load?.found.own.median, aim: AIMS.shareAtLoad },
    {
      what: '… beside the peers',
      ours: us?.atLoad.median,
      aim: AIMS.shareAtLoad,
      beside: best(({ atLoad }) => atLoad.median),
    },
    {
      what: 'first contentful paint, with ÷ without',
      ours: load?.found.paint.median,
      aim: load?.found.paintNoise.upper ?? Number.NaN,
      beside: none(load?.found.paintNoise.median),
    },
    {
      what: '… beside the peers',
      ours: us?.paint.median,
      aim: AIMS.pageLoad,
      beside: best(({ paint }) => paint.median),
    },
    {
      what: '20,000 frames, with ÷ without',
      ours: load?.found.frames.median,
      aim: load?.found.framesNoise.upper ?? Number.NaN,
      beside: none(load?.found.framesNoise.median),
    },
    {
      what: '… beside the peers',
      ours: us?.frames.median,
      aim: AIMS.frames,
      beside: best(({ frames }) => frames.median),
    },
    {
      what: 'our share of a busy page (%)',
      ours: chat?.found.connected.withNatives.median,
      aim: AIMS.busyShare,
      beside: best(({ onChat }) => onChat.median),
    },
    { what: '… of a page without a gateway', ours: chat?.found.unconnected.withNatives.median, aim: AIMS.busyShare },
    { what: 'popup’s first button, one full incident (ms)', ours: firstButton?.one.median, aim: AIMS.firstButton },
    { what: '… twenty ÷ one', ours: firstButton?.ratio.median, aim: AIMS.historyGrowth },
    { what: '… 10,000 events ÷ 1', ours: history && by('10000') / by('1'), aim: AIMS.manyEvents },
    { what: 'a click that is written down, twenty ÷ one', ours: change?.ratio.median, aim: AIMS.historyGrowth },
    { what: 'the report of 5,000 events (ms)', ours: packet?.median, aim: AIMS.packet },
    { what: '… ÷ that of 500', ours: packetGrowth?.median, aim: AIMS.packetGrowth },
    {
      what: 'the prompt, with all that is remembered ÷ without',
      ours: memory?.found.prompt.ratio.median,
      aim: AIMS.memory,
    },
    { what: 'the popup’s first button, likewise', ours: memory?.found.firstButton.ratio.median, aim: AIMS.memory },
    { what: 'reading a report, of a thousand (ms)', ours: reading?.found.ofMany.median, aim: AIMS.readPacket },
    ...clearingRows(clearing?.found ?? []),
  ];
}

function clearingRows(found: readonly Clearing[]): Row[] {
  const of = (level: ClearLevel, hosts: number, records: number) =>
    found.find(each => each.level === level && each.hosts === hosts && each.records === records);
  const whole = (hosts: number, aim: number): Row => {
    const measured = of(4, hosts, 1_000);
    const beside = { whose: 'the browser’s deletion alone', value: measured?.browsers?.median };
    return { what: `the whole clearing, ${hosts} × 1,000 records (ms)`, ours: measured?.whole.median, aim, beside };
  };
  const many = of(4, 1, 100_000);
  const cookies = of(3, 5, 1_000);
  return [
    whole(1, AIMS.clearing.one),
    whole(5, AIMS.clearing.five),
    whole(50, AIMS.clearing.fifty),
    {
      what: 'the whole clearing, 1 × 100,000 records (ms)',
      ours: many?.whole.median,
      aim: AIMS.clearing.many.times * (many?.browsers?.median ?? Number.NaN) + AIMS.clearing.many.plus,
      beside: { whose: 'the browser’s deletion alone', value: many?.browsers?.median },
    },
    {
      what: 'cookies of five hosts, our deletion ÷ the browser’s own',
      ours: cookies?.ratio?.median,
      aim: AIMS.clearing.cookies,
      beside: { whose: 'the browser’s', value: cookies?.ratio && 1 },
    },
  ];
}

/** In three digits, which is more than the measurements are good for. */
function number(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 });
}
