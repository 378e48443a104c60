/**
 * The law of imports for what is put into every page of heyron.ai: what a content script carries at run time, where types
 * are gone. `npm run lint` follows every import from there, through core too. Whom it may import at all is in rooms.js.
 */
import { READING } from './reading.js';

export default {
  forbidden: [
    {
      name: 'content scripts carry schema-free core alone',
      comment:
        'They are in every page, so they are small: no schema library, no framework, no polyfill, nothing of platform.',
      severity: 'error',
      from: { path: '^src/content/', pathNot: String.raw`\.test\.ts$` },
      to: { path: '^(?:node_modules|src/platform|public)/', reachable: true },
    },
  ],
  options: { ...READING, tsPreCompilationDeps: false },
};
