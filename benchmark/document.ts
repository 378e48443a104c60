/** The document of a run: what was measured and how, the tables, and the numbers for programs. */
import { LOAD } from './load.ts';
import { FRAMES } from './page-load.ts';
import type { Results } from './results.ts';
import { markdown, tablesOf } from './table.ts';

export function documentOf(results: Results): string {
  const count = (value: number) => value.toLocaleString('en');
  return `# What Re-Pair costs a page

Written by \`npm run benchmark -- --write\`; do not edit. Measured in headless Chromium on shared cores, against the project's
stand-in for heyron.ai with pages of the 2026.9 generation. Compare within the tables: milliseconds depend on the machine,
ratios hardly do. Parts can be measured by themselves (\`--only\`), so each table says in which run it was, and a
part or a case that was not kept yet has none. The numbers for programs are in [benchmark.json](benchmark.json).

- **From a refusal to the prompt.** A browser that the agent does not know loads the page and is refused with "pairing
  required". The page itself notes when its own banner and when Re-Pair's prompt first stand in it. Every load begins a new
  incident; the states of the worker take turns. A worker that was killed starts again with a debugger attached, which
  makes it a little slower than a user's; beside it stands how long the browser takes for a worker of one line.
- **A long history.** One incident with all the events that are kept, or twenty of different agents, in turns. The click answers
  a question, which is an event; the first button is that of the real popup, which notes when its first view stands, in
  milliseconds from its page's beginning. The aim of both is 1.2 times at most with twenty, and of the button 80 ms on an idle
  machine. Reports are built in Node.js, which is the same engine; the aim is 200 ms, and 10 times at most. Reports that somebody sent are read there as well. The aims stand in
  \`tools/budgets.ts\`.
- **The memory of healthy days.** The same refusal, and the same popup, with nothing remembered and with as many agents as are kept, the
  failing one among them, in turns. The aim is 1.1 times at most.
- **A page's load, and frames.** A paired browser loads the connected page again; then its connection brings ${count(FRAMES)} frames that the page does
  nothing with, and one that it shows. A browser with the extension and one without take turns. The share of our scripts comes from a
  CPU profile of such a load.
- **Beside whom.** Each number stands beside a browser without the extension, or beside the browser's own call. Two well-known extensions that the
  npm registry has as a browser loads them are measured on the same pages in the same run, each in a browser of its own: React Developer
  Tools (as packed in \`electron-devtools-vendor\`) and DuckDuckGo's Autoconsent, which, like Re-Pair, looks for one sort of element in every page.
  Both are in pages of every site, Re-Pair in those of heyron.ai alone. The browsers take turns, and another one begins each round.
- **Cost on a busy chat.** A connected page with ${count(LOAD.history)} messages gets ${count(LOAD.nodes)} lines as fast as it can take them, each a
  change of its own; then the text of its last element is replaced ${count(LOAD.mutationsPerSecond)} times a second for ${LOAD.mutations / LOAD.mutationsPerSecond} s. A browser with the
  extension and one without take turns, and each run is divided by its neighbour. Task time is processor time of the
  page's main thread; of the appends' wall time, until they are drawn, the best of three counts. The shares come from CPU
  profiles of the same load, whose aim is 2 % at most: on that page, and on one that talks to no gateway, which is the worst
  case, since such a page is looked at again and again.
- **Clearing.** One host, five or fifty, the account site and agents, up to two of them open in a tab, hold so many records each in
  localStorage and in a database, and one of everything else. What a level takes of them is cleared by Re-Pair and by the browser's
  own \`Storage.clearDataForOrigin\`, in turns; a single credential the browser cannot take. Each case has a browser of its own, since
  what a browser stored before makes it slower; where there are very many records each turn has one, and there are fewer of them.
  Nobody agrees before the popup has shown what would go. Our deletion is the time between two entries in the journal, so it includes
  the cookies, one by one, and writing that entry. The whole ends when all is read back. Fifty hosts with 100,000 records each are
  not measured, because storing them takes far longer than clearing.
- **Against the aims.** Each aim, what Re-Pair takes, and what stands beside it: the better of the two peers, the browser's own
  deletion, or a browser without the extension beside another one. "Behind" says that this is ahead of Re-Pair. First paint and frames
  are to lie within the noise: below the upper end of the middle half of without ÷ without.
- **Size.** Of the scripts as they are built; gzip at its best level.

${tablesOf(results).map(markdown).join('\n')}`;
}
