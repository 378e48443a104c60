/**
 * `npm run benchmark`: what Re-Pair costs a page and how soon it prompts, measured side by side in one run. Nothing is
 * asserted: machines differ. `-- --quick` measures little, as a trial; `-- --only history,clearing` measures those
 * parts; `-- --write` stores the results in docs/benchmark.json and docs/benchmark.md, beside the parts measured
 * before. EXTENSION names another unpacked extension than the last build.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { forgetKept } from '../e2e/worlds/extension-storage.ts';
import { popupSizesOf, sizesOf } from '../tools/size.ts';
import { measureBareWorker } from './bare-worker.ts';
import { measureBeside } from './beside.ts';
import { measureCost, measureShares } from './busy-chat.ts';
import { measureClearing } from './clearing.ts';
import { documentOf } from './document.ts';
import { measureHistory } from './history.ts';
import { measureLatency } from './latency.ts';
import { measureMemory } from './memory.ts';
import { measurePageLoad } from './page-load.ts';
import { measureReading } from './reading.ts';
import { type Measures, type Part, type Results, type Run, summary } from './results.ts';
import { openSetting, pair, type Setting } from './setting.ts';
import { plain, tablesOf } from './table.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const KEPT = path.join(ROOT, 'docs/benchmark.json');
const THOROUGH = { loads: 20, rounds: 12, pairs: 12, profiles: 8, beside: 8, clearings: 7 };
const QUICK = { loads: 2, rounds: 2, pairs: 2, profiles: 1, beside: 1, clearings: 1 };

interface Plan {
  readonly setting: Setting;
  readonly times: typeof THOROUGH;
  /** Makes both browsers known to the agent, once. */
  readonly paired: () => Promise<void>;
  /** Keeps the results so far of the part that takes longest. */
  readonly soFar: (clearing: Measures['clearing']) => void;
}

/** In this order: parts that need a browser unknown to the agent come first, the one that clears everything last. */
const PARTS: { readonly [P in Part]: (plan: Plan) => Promise<Measures[P]> } = {
  latency: async ({ setting, times }) => ({
    ...(await measureLatency(setting, times.loads)),
    bareWorker: await measureBareWorker(setting, times.loads),
  }),
  history: async ({ setting, times }) => {
    const found = await measureHistory(setting, times.rounds);
    await forgetKept(setting.withIt);
    return found;
  },
  memory: async ({ setting, times }) => {
    const found = await measureMemory(setting, times.rounds);
    await forgetKept(setting.withIt);
    return found;
  },
  reading: ({ times }) => measureReading(times.rounds),
  load: async ({ setting, times, paired }) => {
    await paired();
    return measurePageLoad(setting, times.pairs);
  },
  chat: async ({ setting, times, paired }) => {
    await paired();
    const cost = await measureCost(setting, times.pairs);
    const shares = await measureShares(setting, times.profiles);
    return { ...cost, connected: summary(shares.connected), unconnected: summary(shares.unconnected) };
  },
  beside: async ({ setting, times, paired }) => {
    await paired();
    return measureBeside(setting, runIn(setting).extension, times.beside);
  },
  sizes: async ({ setting: { extension } }) => ({ ...sizesOf(extension), popup: popupSizesOf(extension) }),
  clearing: ({ setting, times, soFar }) => measureClearing(setting, times.clearings, soFar),
};

const ALL = Object.keys(PARTS) as Part[];

async function measure(setting: Setting, parts: readonly Part[], times: typeof THOROUGH): Promise<Results> {
  const run = runIn(setting);
  const soFar = (found: Measures['clearing']) => {
    if (write) keep({ clearing: { run, found } });
  };
  let pairing: Promise<void> | undefined;
  const pairBoth = async () => {
    for (const browser of [setting.withIt, setting.without]) await pair(setting, browser);
  };
  const paired = () => {
    pairing ??= pairBoth();
    return pairing;
  };
  let results: Results = {};
  for (const part of parts) {
    console.error(`${new Date().toTimeString().slice(0, 8)} ${part} …`);
    results = { ...results, [part]: { run, found: await PARTS[part]({ setting, times, paired, soFar }) } };
  }
  return results;
}

function runIn({ withIt, extension }: Setting): Run {
  const manifest = JSON.parse(readFileSync(path.join(extension, 'manifest.json'), 'utf8'));
  return {
    date: new Date().toISOString().slice(0, 10),
    chromium: withIt.context.browser()?.version() ?? 'unknown',
    extension: manifest.version,
    cores: availableParallelism(),
  };
}

function keep(measured: Results): void {
  const before: Results = existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, 'utf8')) : {};
  const results = { ...before, ...measured };
  writeFileSync(KEPT, `${JSON.stringify(results, rounded, 2)}\n`);
  writeFileSync(path.join(ROOT, 'docs/benchmark.md'), documentOf(results));
}

function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}

const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, write: { type: 'boolean' }, only: { type: 'string' } },
});
const { quick = false, write = false, only } = values;
if (quick && write) throw new Error('a quick run is not worth keeping: --quick or --write, not both');
const named = only?.split(',') ?? ALL;
const strange = named.find(name => !ALL.some(part => part === name));
if (strange !== undefined) throw new Error(`"${strange}" is no part: ${ALL.join(', ')}`);
const setting = await openSetting(process.env.EXTENSION ?? path.join(ROOT, 'dist/chromium'));
try {
  const measured = await measure(
    setting,
    ALL.filter(part => named.includes(part)),
    quick ? QUICK : THOROUGH,
  );
  console.log(tablesOf(measured).map(plain).join('\n'));
  if (write) keep(measured);
} finally {
  await setting.close();
}
