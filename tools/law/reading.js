/**
 * How dependency-cruiser reads our imports: with TypeScript's classic compiler, installed as `typescript`; `tsc` is the
 * native one, which has no such interface. Version 17 of dependency-cruiser is the last for Node.js 20.
 */
import typescript from 'typescript';

// Without it every TypeScript file is silently skipped, and no import breaks any law.
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
