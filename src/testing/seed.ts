/**
 * Each test's properties run from the test's own fixed seed, so that a green run stays green. `SEED` sets another one,
 * as tools/explore.ts does.
 */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach } from 'vitest';

const SEED = process.env.SEED ?? '1';

beforeEach(({ task }) => {
  const hash = createHash('sha256').update(`${SEED} ${task.file.name} ${task.fullTestName}`).digest();
  fc.configureGlobal({ seed: hash.readInt32BE() });
});
