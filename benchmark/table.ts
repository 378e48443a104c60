/** The results as rows for people: in the terminal, and in the document. */
import type { ClearLevel } from '../src/core/catalogue/clear-levels.ts';
import type { Size } from '../tools/size.ts';
import type { Growth } from './history.ts';
import type { Measured, Measures, Part, Results, Run } from './results.ts';
import type { Spread } from './spread.ts';
import { VERDICT_HEAD, verdicts } from './verdicts.ts';

export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The run in which it was measured; none if several runs are side by side. */
  readonly run?: Run;
}

const SPREAD = ['median', 'middle half', 'all', 'of'];

type Rows = readonly (readonly string[])[];

/** The tables of each part, by title. */
const ROWS: { readonly [P in Part]: (found: Measures[P]) => Readonly<Record<string, Rows>> } = {
  latency: found => {
    const { awake, 'killed-before-refusal': early, 'killed-before-load': load, bareWorker } = found;
    return {
      'From a refusal to the prompt': [
        spread('prompt after the page’s own banner, worker awake (ms)', awake.lateness, 1),
        spread('… worker killed just before the refusal (ms)', early.lateness, 1),
        spread('… worker killed before the page loads (ms)', load.lateness, 1),
        spread('time to the prompt ÷ time to the banner, worker awake', awake.ratio, 2),
        spread('… worker killed just before the refusal', early.ratio, 2),
        spread('… worker killed before the page loads', load.ratio, 2),
        ...(bareWorker ? [spread('a killed worker that does nothing hears a page’s message (ms)', bareWorker, 1)] : []),
      ],
    };
  },
  history: found => ({
    'A long history': [
      ...growth('a click that is written down', found.change),
      ...growth('the popup’s first button', found.firstButton),
      spread('the report of 5,000 events (ms)', found.packet, 0),
      spread('… ÷ that of 500', found.packetGrowth, 1),
      ...Object.entries(found.byEvents).map(([events, each]) =>
        spread(`the popup’s first button at ${count(Number(events))} events (ms)`, each, 1),
      ),
    ],
  }),
  memory: found => ({
    'The memory of healthy days': (
      [
        ['from the request to the prompt', found.prompt],
        ['the popup’s first button', found.firstButton],
      ] as const
    ).flatMap(([what, each]) => [
      spread(`${what}, nothing remembered (ms)`, each.without, 1),
      spread('… with all records that are kept (ms)', each.with, 1),
      spread('… with ÷ without', each.ratio, 2),
    ]),
  }),
  reading: found => ({
    'Reading reports': [spread('one (ms)', found.one, 2), spread('each of a thousand (ms)', found.ofMany, 2)],
  }),
  load: found => ({
    'A page’s load, and 20,000 frames': [
      spread('first contentful paint, with (ms)', found.paints.ours, 0),
      spread('… without (ms)', found.paints.theirs, 0),
      spread('… with ÷ without', found.paint, 2),
      spread('… noise: without ÷ without', found.paintNoise, 2),
      spread('our scripts, of the busy time until the connection stands (%)', found.own, 2),
      spread('main thread’s task time for the frames, with ÷ without', found.frames, 2),
      spread('… noise: without ÷ without', found.framesNoise, 2),
    ],
  }),
  chat: ({ cost, noise, connected, unconnected }) => ({
    'Cost on a busy chat': [
      spread('main thread’s task time, with ÷ without', cost.tasks, 3),
      spread('… noise: without ÷ without', noise.tasks, 3),
      spread('wall time of 10,000 appends until drawn, with ÷ without', cost.appends, 2),
      spread('… noise: without ÷ without', noise.appends, 2),
      spread('our scripts, of the page’s busy time (%)', connected.self, 2),
      spread('… with the browser’s functions that they call (%)', connected.withNatives, 2),
      spread('… longest time without a break (ms)', connected.longest, 1),
      spread('on a page without a gateway: our scripts, of its busy time (%)', unconnected.self, 2),
      spread('… with the browser’s functions that they call (%)', unconnected.withNatives, 2),
      spread('… longest time without a break (ms)', unconnected.longest, 1),
    ],
    'Where our scripts’ time goes on a page without a gateway': unconnected.parts.map(({ part, percent }) => [
      part,
      percent.toFixed(1),
    ]),
  }),
  beside: found => ({
    'Beside well-known extensions': found.flatMap(({ name, version, paint, frames, chat, atLoad, onChat }) => [
      spread(`${name} ${version}: first contentful paint, with ÷ without`, paint, 2),
      spread('… its scripts, of the busy time until the connection stands (%)', atLoad, 2),
      spread('… main thread’s task time for 20,000 frames, with ÷ without', frames, 2),
      spread('… main thread’s task time on a busy chat, with ÷ without', chat, 2),
      spread('… its scripts, of a busy chat’s busy time (%)', onChat, 2),
    ]),
  }),
  sizes: ({ everyPage, onDemand, popup }) => ({
    Size: [...weights('every page', everyPage), ...weights('on demand', onDemand), ...weights('popup', popup)],
  }),
  clearing: found => ({
    Clearing: found.flatMap(({ level, hosts, records, ours, browsers, ratio, whole }) => [
      spread(`${LEVELS[level]}, ${count(hosts)} × ${count(records)} records: our deletion (ms)`, ours, 0),
      ...(browsers ? [spread('… the browser’s own (ms)', browsers, 0)] : []),
      ...(ratio ? [spread('… ours ÷ the browser’s own', ratio, 2)] : []),
      spread('… the whole: parking, counting, deletion, reading back (ms)', whole, 0),
    ]),
  }),
};

const LEVELS: Readonly<Record<ClearLevel, string>> = {
  1: 'the page’s program',
  2: 'the stored credential',
  3: 'cookies',
  4: 'everything',
};

const OTHER_HEADS: Readonly<Record<string, readonly string[]>> = {
  'Where our scripts’ time goes on a page without a gateway': ['function', '%'],
  Size: ['when', 'script', 'bytes', 'gzip'],
};

/** All results, compared with their budgets. */
export function tablesOf(results: Results): Table[] {
  const tables = (Object.keys(ROWS) as Part[]).flatMap(part => tablesOfPart(part, results[part]));
  return [...tables, { title: 'Against the aims', head: VERDICT_HEAD, rows: verdicts(results) }];
}

function tablesOfPart<P extends Part>(part: P, measured: Measured<Measures[P]> | undefined): Table[] {
  if (!measured) return [];
  return Object.entries(ROWS[part](measured.found)).map(([title, rows]) => ({
    title,
    head: OTHER_HEADS[title] ?? ['', ...SPREAD],
    rows,
    run: measured.run,
  }));
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
export function markdown({ title, head, rows, run }: Table): string {
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  const rule = head.map((_, column) => (column ? '---:' : '---'));
  const when = run && `Re-Pair ${run.extension}, Chromium ${run.chromium}, ${run.date}, ${run.cores} cores.\n\n`;
  return `## ${title}\n\n${when ?? ''}${[head, rule, ...rows].map(line).join('\n')}\n`;
}

function spread(what: string, { median, lower, upper, least, most, count }: Spread, digits: number): string[] {
  const [middle = '', low, high, min, max] = [median, lower, upper, least, most].map(value => value.toFixed(digits));
  return [what, middle, `${low} to ${high}`, `${min} to ${max}`, `${count}`];
}

function growth(what: string, { one, many, ratio }: Growth): string[][] {
  return [
    spread(`${what}, one full incident (ms)`, one, 1),
    spread('… with twenty (ms)', many, 1),
    spread('… twenty ÷ one', ratio, 2),
  ];
}

function weights(when: string, files: readonly Size[]): string[][] {
  return [
    ...files.map(({ file, bytes, gzip }) => [when, file.replace(/.*\//, ''), `${bytes}`, `${gzip}`]),
    [when, 'together', sum(files.map(each => each.bytes)), sum(files.map(each => each.gzip))],
  ];
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function sum(values: readonly number[]): string {
  return String(values.reduce((total, value) => total + value, 0));
}
