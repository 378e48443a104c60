/** The unit tests as mutants meet them: those beside the code that is changed, in one project, since each mutant runs what covers it. */
import { defineConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

const { projects: _, ...test } = base.test ?? {};

export default defineConfig({
  ...base,
  test: {
    ...test,
    env: { CASES: '600' },
    include: process.env.MEET?.split(' ') ?? [
      'src/core/**/*.test.ts',
      'src/site-data/**/*.test.ts',
      'src/steps/**/*.test.ts',
      'tools/docs/cases.test.ts', // people's cases, against judgement and plan
    ],
    exclude: ['src/core/**/linear.test.ts'], // time says nothing of a mutant
  },
});
