/**
 * `npm run benchmark`: what Re-Pair costs a page, and how soon it speaks up, measured side by side in one run. Nothing is
 * asserted: machines differ. `-- --quick` measures little, to see that it works; `-- --write` keeps the results in
 * docs/benchmark.md. EXTENSION names another unpacked extension than the one that was built last.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { forgetKept } from '../e2e/worlds/kept.ts';
import { popupSizesOf, sizesOf } from '../tools/size.ts';
import { measureCost, measureShares } from './busy-chat.ts';
import { measureClearing } from './clearing.ts';
import { documentOf } from './document.ts';
import { measureHistory } from './history.ts';
import { measureLatency } from './latency.ts';
import { measurePageLoad } from './page-load.ts';
import { measureReading } from './reading.ts';
import { type Results, summary } from './results.ts';
import { openSetting, pair, type Setting } from './setting.ts';
import { plain, tablesOf } from './table.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const THOROUGH = { loads: 20, rounds: 12, pairs: 12, profiles: 8, clearings: 7 };
const QUICK = { loads: 2, rounds: 2, pairs: 2, profiles: 1, clearings: 1 };

async function measure(setting: Setting, times: typeof THOROUGH): Promise<Results> {
  const { loads, rounds, pairs, profiles, clearings } = times;
  const { withIt, without, extension } = setting;
  console.error(`From a refusal to the prompt: three times ${loads} loads …`);
  const latency = await measureLatency(setting, loads);
  console.error(`A long history: ${rounds} pairs …`);
  const history = await measureHistory(setting, rounds);
  await forgetKept(withIt);
  for (const browser of [withIt, without]) await pair(setting, browser);
  console.error(`A page's load, and frames: ${pairs} pairs of runs …`);
  const load = await measurePageLoad(setting, pairs);
  console.error(`Cost on a busy chat: ${pairs} pairs of runs …`);
  const cost = await measureCost(setting, pairs);
  console.error(`Profiles of busy chats: twice ${profiles} …`);
  const shares = await measureShares(setting, profiles);
  console.error(`Clearings: twice ${clearings} for each number of records …`);
  const clearing = await measureClearing(setting, clearings);
  const manifest = JSON.parse(readFileSync(path.join(extension, 'manifest.json'), 'utf8'));
  return {
    date: new Date().toISOString().slice(0, 10),
    chromium: withIt.context.browser()?.version() ?? 'unknown',
    extension: manifest.version,
    cores: availableParallelism(),
    latency,
    history,
    reading: await measureReading(rounds),
    load,
    chat: { ...cost, connected: summary(shares.connected), unconnected: summary(shares.unconnected) },
    clearing,
    sizes: { ...sizesOf(extension), popup: popupSizesOf(extension) },
  };
}

const quick = process.argv.includes('--quick');
const write = process.argv.includes('--write');
if (quick && write) throw new Error('a quick run is not worth keeping: --quick or --write, not both');
const setting = await openSetting(process.env.EXTENSION ?? path.join(ROOT, 'dist/chromium'));
try {
  const results = await measure(setting, quick ? QUICK : THOROUGH);
  console.log(tablesOf(results).map(plain).join('\n'));
  if (write) writeFileSync(path.join(ROOT, 'docs/benchmark.md'), documentOf(results));
} finally {
  await setting.close();
}
