/** The unit tests for mutants: those beside the mutated code, in one project, since each mutant runs what covers it. */
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

const { projects: _, ...test } = base.test ?? {};

export default defineConfig({
  ...base,
  // What node_modules links to is outside the copy in which mutants live.
  resolve: { alias: { '@re-pair/redact': path.resolve('packages/redact/src/index.ts') } },
  test: {
    ...test,
    env: { CASES: '600' },
    include: process.env.MEET?.split(' ') ?? [
      'packages/*/src/**/*.test.ts',
      'src/core/**/*.test.ts',
      'src/site-data/**/*.test.ts',
      'src/steps/**/*.test.ts',
      'tools/docs/cases.test.ts', // people's cases, against judgement and plan
    ],
    exclude: ['packages/*/src/linear.test.ts'], // time says nothing about a mutant
  },
});
