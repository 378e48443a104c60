/** The results as rows for people: in the terminal, and in the document. */
import { AIMS } from '../tools/budgets.ts';
import type { Growth } from './history.ts';
import type { Results } from './results.ts';
import type { Spread } from './spread.ts';

export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const SPREAD = ['median', 'middle half', 'all', 'of'];

/** Everything that was measured. */
export function tablesOf(results: Results): Table[] {
  const { latency, history, reading, load: pageLoad, chat, clearing, sizes } = results;
  const awake = latency.awake;
  const early = latency['killed-before-refusal'];
  const load = latency['killed-before-load'];
  const weights = (when: string, files: Results['sizes']['everyPage']) => [
    ...files.map(({ file, bytes, gzip }) => [when, file.replace(/.*\//, ''), `${bytes}`, `${gzip}`]),
    [when, 'together', sum(files.map(each => each.bytes)), sum(files.map(each => each.gzip))],
  ];
  return [
    {
      title: 'From a refusal to the prompt',
      head: ['', ...SPREAD],
      rows: [
        spread('prompt after the page’s own banner, worker awake (ms)', awake.lateness, 1),
        spread('… worker killed just before the refusal (ms)', early.lateness, 1),
        spread('… worker killed before the page loads (ms)', load.lateness, 1),
        spread('time to the prompt ÷ time to the banner, worker awake', awake.ratio, 2),
        spread('… worker killed just before the refusal', early.ratio, 2),
        spread('… worker killed before the page loads', load.ratio, 2),
      ],
    },
    {
      title: 'A long history',
      head: ['', ...SPREAD],
      rows: [
        ...growth('a click that is written down', history.change),
        ...growth('the popup’s first button', history.firstButton),
        spread('the report of 5,000 events (ms)', history.packet, 0),
        spread('… ÷ that of 500', history.packetGrowth, 1),
        ...Object.entries(history.byEvents).map(([events, found]) =>
          spread(`the popup’s first button at ${count(events)} events (ms)`, found, 1),
        ),
        spread('reading a report (ms)', reading.one, 2),
        spread('… each of a thousand', reading.ofMany, 2),
      ],
    },
    {
      title: 'A page’s load, and 20,000 frames',
      head: ['', ...SPREAD],
      rows: [
        spread('first contentful paint, with ÷ without', pageLoad.paint, 2),
        spread('… noise: without ÷ without', pageLoad.paintNoise, 2),
        spread('our scripts, of the busy time until the connection stands (%)', pageLoad.own, 2),
        spread('main thread’s task time for the frames, with ÷ without', pageLoad.frames, 2),
        spread('… noise: without ÷ without', pageLoad.framesNoise, 2),
      ],
    },
    { title: 'Against the aims', head: ['', 'median', 'aim', ''], rows: againstAims(results) },
    {
      title: 'Cost on a busy chat',
      head: ['', ...SPREAD],
      rows: [
        spread('main thread’s task time, with ÷ without', chat.cost.tasks, 3),
        spread('… noise: without ÷ without', chat.noise.tasks, 3),
        spread('wall time of 10,000 appends until drawn, with ÷ without', chat.cost.appends, 2),
        spread('… noise: without ÷ without', chat.noise.appends, 2),
        spread('our scripts, of the page’s busy time (%)', chat.connected.self, 2),
        spread('… with the browser’s functions that they call (%)', chat.connected.withNatives, 2),
        spread('… longest time without a break (ms)', chat.connected.longest, 1),
        spread('on a page without a gateway: our scripts, of its busy time (%)', chat.unconnected.self, 2),
        spread('… with the browser’s functions that they call (%)', chat.unconnected.withNatives, 2),
        spread('… longest time without a break (ms)', chat.unconnected.longest, 1),
      ],
    },
    {
      title: 'Where our scripts’ time goes on a page without a gateway',
      head: ['function', '%'],
      rows: chat.unconnected.parts.map(({ part, percent }) => [part, percent.toFixed(1)]),
    },
    {
      title: 'Clearing five hosts',
      head: ['', ...SPREAD],
      rows: Object.entries(clearing).flatMap(([records, { ours, browsers, ratio, whole }]) => [
        spread(`${count(records)} records: our deletion (ms)`, ours, 0),
        spread('… the browser’s own (ms)', browsers, 0),
        spread('… ours ÷ the browser’s own', ratio, 2),
        spread('… the whole: parking, counting, deletion, reading back (ms)', whole, 0),
      ]),
    },
    {
      title: 'Size',
      head: ['when', 'script', 'bytes', 'gzip'],
      rows: [
        ...weights('every page', sizes.everyPage),
        ...weights('on demand', sizes.onDemand),
        ...weights('popup', sizes.popup),
      ],
    },
  ];
}

/** Each median beside what it is not to exceed (tools/budgets.ts). */
function againstAims({ history, reading, load, chat, clearing }: Results): string[][] {
  const many = history.byEvents['10000'] as Spread;
  const few = history.byEvents['1'] as Spread;
  const found: [string, number, number][] = [
    ['popup’s first button, one full incident (ms)', history.firstButton.one.median, AIMS.firstButton],
    ['… twenty ÷ one', history.firstButton.ratio.median, AIMS.historyGrowth],
    ['… 10,000 events ÷ 1', many.median / few.median, AIMS.manyEvents],
    ['a click that is written down, twenty ÷ one', history.change.ratio.median, AIMS.historyGrowth],
    ['the report of 5,000 events (ms)', history.packet.median, AIMS.packet],
    ['… ÷ that of 500', history.packetGrowth.median, AIMS.packetGrowth],
    ['reading a report, of a thousand (ms)', reading.ofMany.median, AIMS.readPacket],
    ['first contentful paint, with ÷ without', load.paint.median, AIMS.pageLoad],
    ['20,000 frames, with ÷ without', load.frames.median, AIMS.frames],
    ['our share of a busy page (%)', chat.connected.withNatives.median, AIMS.busyShare],
    ['… of a page without a gateway', chat.unconnected.withNatives.median, AIMS.busyShare],
    [
      'the whole clearing at 1,000 records (ms)',
      clearing['1000']?.whole.median ?? Number.NaN,
      AIMS.wholeClearing,
    ],
  ];
  return found.map(([what, median, aim]) => [
    what,
    median.toFixed(2),
    String(aim),
    median <= aim ? 'kept' : 'missed',
  ]);
}

/** A table in plain text, columns aligned. */
export function plain({ title, head, rows }: Table): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map(row => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  return `${title}\n${all.map(row => `  ${line(row)}`).join('\n')}\n`;
}

/** A table in Markdown. */
export function markdown({ title, head, rows }: Table): string {
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  const rule = head.map((_, column) => (column ? '---:' : '---'));
  return `## ${title}\n\n${[head, rule, ...rows].map(line).join('\n')}\n`;
}

function spread(
  what: string,
  { median, lower, upper, least, most, count }: Spread,
  digits: number,
): string[] {
  const [middle = '', low, high, min, max] = [median, lower, upper, least, most].map(value =>
    value.toFixed(digits),
  );
  return [what, middle, `${low} to ${high}`, `${min} to ${max}`, `${count}`];
}

function growth(what: string, { one, many, ratio }: Growth): string[][] {
  return [
    spread(`${what}, one full incident (ms)`, one, 1),
    spread('… with twenty (ms)', many, 1),
    spread('… twenty ÷ one', ratio, 2),
  ];
}

function count(records: string): string {
  return Number(records).toLocaleString('en');
}

function sum(values: readonly number[]): string {
  return String(values.reduce((total, value) => total + value, 0));
}
