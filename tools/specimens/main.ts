/**
 * `npm run specimens -- VERSION [MODE…] [--take]`: makes a real gateway of any OpenClaw version fail in every way it
 * can, and shows whether Re-Pair reads from the page alone and from the socket alone what the wire said. Exits with 1
 * on any difference. `--take` also writes the pages into src/content/specimens/.
 */
import { atLeast } from '../../e2e/gateway/version.ts';
import { type Row, table } from './compare.ts';
import { take } from './files.ts';
import { buildEyes } from './inject-reader.ts';
import { MODES, type Mode } from './modes.ts';
import { Stage } from './stage.ts';

const USAGE = `npm run specimens -- VERSION [MODE…] [--take], with modes of: ${Object.keys(MODES).join(', ')}`;

const words = process.argv.slice(2).filter(word => word !== '--take');
const takes = process.argv.includes('--take');
const [version, ...wanted] = words;
if (!version || wanted.some(name => !(name in MODES))) {
  console.error(USAGE);
  process.exit(2);
}

const rows: Row[] = [];
const script = await buildEyes();
for (const group of groups(version, wanted)) rows.push(...(await runGroup(version, group)));
console.log(`\nOpenClaw ${version}\n${table(rows)}`);
process.exit(rows.some(({ differences }) => differences.length) ? 1 : 0);

/** The modes for this version, those that share a gateway together. */
function groups(version: string, wanted: readonly string[]): [string, Mode][][] {
  const chosen = Object.entries(MODES).filter(
    ([name, { since }]) => (!wanted.length || wanted.includes(name)) && (!since || atLeast(version, since)),
  );
  const groups = new Map<string, [string, Mode][]>();
  for (const each of chosen) {
    const needs = JSON.stringify(each[1].gateway ?? {});
    groups.set(needs, [...(groups.get(needs) ?? []), each]);
  }
  return [...groups.values()];
}

async function runGroup(version: string, group: [string, Mode][]): Promise<Row[]> {
  const stage = await Stage.open({ version, ...group[0]?.[1].gateway }, script);
  const rows: Row[] = [];
  try {
    for (const [name, mode] of group) rows.push(...(await runMode(stage, name, mode)));
  } finally {
    await stage.close();
  }
  return rows;
}

/** A mode that cannot be created is a difference too: nothing was compared. */
async function runMode(stage: Stage, name: string, mode: Mode): Promise<Row[]> {
  const rows: Row[] = [];
  try {
    for await (const finding of mode.run(stage)) {
      const { row } = finding;
      rows.push(row);
      const taken = takes && !row.differences.length;
      const note = taken ? `; ${await take(stage.gateway.version, stage.gateway.secret, finding)}` : '';
      console.log(`${row.mode}: ${row.differences.length ? 'they differ' : 'all agree'}${note}`);
    }
  } catch (error) {
    const [problem = ''] = String(error).split('\n');
    console.log(`${name}: ${problem}`);
    rows.push({ mode: name, wire: '-', page: '-', socket: '-', differences: [problem] });
  }
  return rows;
}
