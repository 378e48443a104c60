/**
 * The law of imports for what pages load at run time, without types: content scripts in every page of heyron.ai, and
 * the popup. `npm run lint` follows every import from there, also through core. rooms.js says whom they may import at
 * all.
 */
import { READING } from './reading.js';

export default {
  forbidden: [
    {
      name: 'content scripts carry schema-free core alone',
      comment:
        'They are in every page, so they are small: no schema library, no framework, no polyfill, no redaction, nothing of platform.',
      severity: 'error',
      from: { path: '^src/content/', pathNot: String.raw`\.test\.ts$` },
      to: { path: '^(?:node_modules|packages|src/platform|public)/', reachable: true },
    },
    {
      name: 'the popup carries no schemas, redacts nothing and decides nothing',
      comment:
        'It shows what the background has finished: it opens in the blink of an eye, and there is one place that decides.',
      severity: 'error',
      from: { path: '^src/popup/', pathNot: String.raw`\.test\.tsx?$|^src/popup/testing/` },
      to: {
        path: '^(?:node_modules/zod/|packages/|src/core/(?:incident/reduce|plan/plan|packet/build)[.])',
        reachable: true,
      },
    },
  ],
  options: { ...READING, tsPreCompilationDeps: false },
};
