/**
 * Runs parts of the project's work one after another, for `npm test`, `npm run build` and similar: a line for each part
 * and its time, its output only if a person wants it, and after a failure its last lines, where the rest is, and what
 * to do.
 *
 * Use as: tsx tools/parts.ts NAME…; the names are those of PARTS.
 */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { PARTS, type Part } from './part-list.ts';
import { notePassed } from './passed.ts';

const LOGS = '.cache/logs';
/** As much of a failed part's output as fits on a screen. */
const LAST_LINES = 40;

const names = process.argv.slice(2);
const unknown = names.filter(name => !(name in PARTS));
if (names.length === 0 || unknown.length) {
  console.error(`Which parts? There are: ${Object.keys(PARTS).join(', ')}. Unknown: ${unknown.join(', ') || 'none'}.`);
  process.exit(2);
}

const began = performance.now();
for (const [index, name] of names.entries()) {
  const part: Part = PARTS[name as keyof typeof PARTS];
  console.log(`[${index + 1}/${names.length}] ${part.does} …`);
  const at = performance.now();
  const { code, lines, log } = await run(name, part);
  if (code === 0) {
    notePassed(name);
    console.log(`      ${part.tells?.(lines) ?? 'done'}, ${inSeconds(performance.now() - at)}`);
    continue;
  }
  if (!part.shown) console.error(lines.slice(-LAST_LINES).join('\n'));
  console.error(`\nFailed: ${part.does}. ${part.mend}\nAll that it said: ${log}`);
  process.exit(code);
}
if (names.length > 1) console.log(`All ${names.length} parts done, ${inSeconds(performance.now() - began)}.`);

/** Runs a part's command; its output goes into a log, and to the screen if the part is shown. */
async function run(name: string, { command, env, shown }: Part) {
  mkdirSync(LOGS, { recursive: true });
  const log = path.join(LOGS, `${name}.log`);
  const file = createWriteStream(log);
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  let said = '';
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const)
    from.on('data', (chunk: Buffer) => {
      said += chunk;
      file.write(chunk);
      if (shown) to.write(chunk);
    });
  const code = await new Promise<number>(resolve => {
    child.on('error', error => {
      said += `${error.message}\n`;
      resolve(1);
    });
    child.on('close', (status, signal) => resolve(status ?? (signal ? 1 : 0)));
  });
  file.end();
  return { code, log, lines: said.trimEnd().split('\n') };
}

function inSeconds(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
