/**
 * How dependency-cruiser reads our imports: by the classic compiler of TypeScript, so that is what is installed as
 * `typescript`; `tsc` is the native one, which has no such interface. Version 17 of dependency-cruiser is the last that runs
 * on Node.js 20.
 */
import typescript from 'typescript';

// Without it every TypeScript file is passed over in silence, and no import breaks any law.
if (typeof typescript.createSourceFile !== 'function')
  throw new Error('The TypeScript compiler that reads imports is not installed: "npm ci" installs it.');

export const READING = {
  doNotFollow: { path: 'node_modules' },
  tsConfig: { fileName: 'tsconfig.json' },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'types', 'default'],
  },
};
