/**
 * Searches for what the fixed seed does not reach: runs every file with properties repeatedly, each round with a new
 * seed, until one fails. `npm run test:explore -- MINUTES`; without a number, until interrupted.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const files = ['src', 'packages']
  .flatMap(folder => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)))
  .filter(name => /\.test\.tsx?$/.test(name))
  .filter(file => readFileSync(file, 'utf8').includes("from 'fast-check'"));

/** Runs them all with a seed. Returns vitest's words for a failure, with its smallest counterexample, else null. */
function failureFrom(seed: number): string | null {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--bail=1', '--reporter=dot', ...files];
  const env = { ...process.env, SEED: String(seed) };
  const { status, signal, stderr } = spawnSync(process.execPath, vitest, { env, encoding: 'utf8' });
  return status === 0 ? null : stderr || `vitest ended with ${signal ?? status}`;
}

const minutes = Number(process.argv[2] ?? Number.POSITIVE_INFINITY);
if (!(minutes > 0)) throw new Error('How many minutes?');
const end = Date.now() + minutes * 60_000;
for (let round = 1; Date.now() < end; round++) {
  const seed = randomInt(2 ** 31);
  const begun = Date.now();
  const failure = failureFrom(seed);
  const seconds = Math.round((Date.now() - begun) / 1_000);
  console.log(`round ${round}: seed ${seed}, ${failure === null ? 'nothing' : 'failed'} in ${seconds} s`);
  if (failure === null) continue;
  console.log(failure);
  console.log(
    `Reproduce it with SEED=${seed} npx vitest run FILE, mend it, and keep the counterexample as an example of its property.`,
  );
  process.exit(1);
}
