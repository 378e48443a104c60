/** Unit tests: beside the code, in node; a file that needs a page asks for happy-dom in its first comment. Those of the build look at dist/. */
import { build, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** In the build, `?script` gives the name of a content script's file; that name is all that the code uses. */
const scriptNames = {
  name: 'script-names',
  enforce: 'pre' as const,
  load: (id: string) => (id.endsWith('?script') ? `export default ${JSON.stringify(id)}` : null),
};

/**
 * `?program` gives the program that begins with a module as it is built, as the texts of its files by name, the first one
 * first. What remembers nothing is in a file of its own, so that it can be there once for many runs of the rest.
 */
const programs: Plugin = {
  name: 'programs',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith('?program')) return null;
    const built = await build({
      configFile: false,
      logLevel: 'silent',
      plugins: [scriptNames],
      build: {
        write: false,
        minify: false,
        target: 'es2023',
        lib: { entry: id.replace(/\?program$/, ''), formats: ['cjs'] },
        rolldownOptions: {
          external: ['webextension-polyfill'],
          output: {
            codeSplitting: {
              groups: [{ name: 'pure', test: /[\\/](?:node_modules[\\/]zod|src[\\/]core|packages)[\\/]/ }],
            },
          },
        },
      },
    });
    const chunks = [built].flat().flatMap(each => ('output' in each ? each.output : []));
    const files = chunks.flatMap(chunk => {
      if (chunk.type !== 'chunk') return [];
      for (const module of chunk.moduleIds) this.addWatchFile(module);
      return [[chunk.fileName, chunk.code]];
    });
    return `export default ${JSON.stringify(files)}`;
  },
};

const MEASURED = 'packages/*/src/linear.test.ts';

export default defineConfig({
  plugins: [scriptNames, programs],
  test: {
    environment: 'node',
    pool: 'threads',
    maxWorkers: '100%', // the process that starts them has little to do
    setupFiles: ['src/testing/seed.ts', 'packages/redact/src/testing/words.ts'],
    // What needs a second here may need many on a machine that does other things besides.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    projects: [
      // Pure code: nothing is mocked and nothing is remembered, so its files can share what they import.
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['src/core/**/*.test.ts', 'packages/*/src/**/*.test.ts'],
          exclude: [MEASURED],
          isolate: false,
        },
      },
      // What measures processor time has a process of its own, and is not in `npm test` but in `npm run test:more`.
      { extends: true, test: { name: 'measured', include: [MEASURED], pool: 'forks' } },
      {
        extends: true,
        test: {
          name: 'apart',
          include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
          exclude: ['src/core/**'],
        },
      },
    ],
  },
});
