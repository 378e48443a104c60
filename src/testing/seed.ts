/**
 * Every test's properties run from a seed that is its own and always the same, so that a run that was green stays so.
 * `SEED` gives other ones, as tools/explore.ts does.
 */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach } from 'vitest';

const SEED = process.env.SEED ?? '1';

beforeEach(({ task }) => {
  const hash = createHash('sha256').update(`${SEED} ${task.file.name} ${task.fullTestName}`).digest();
  fc.configureGlobal({ seed: hash.readInt32BE() });
});
