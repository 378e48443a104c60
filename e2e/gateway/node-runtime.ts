/** The Node.js that a version of OpenClaw needs, as an npm package, so that it need not be installed by hand. */
import path from 'node:path';
import { buildOnce, cacheRoot } from './cache.ts';
import { npmInstall } from './npm.ts';
import { atLeast } from './version.ts';

const PACKAGED = new Set(['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']);

/** What OpenClaw's package requires, and at least 22.18 for end-with-parent.ts. `major` is the one to fetch. */
const needs = (version: string) =>
  atLeast(version, '2026.9.0')
    ? {
        major: 26,
        words: '24.16, or 26.1 or newer',
        allows: (x: number, y: number) => (x === 24 && y >= 16) || (x === 26 && y >= 1) || x > 26,
      }
    : {
        major: 22,
        words: '22.18 or newer',
        allows: (x: number, y: number) => (x === 22 && y >= 18) || x > 22,
      };

/**
 * Path of a `node` that can run this OpenClaw version; fetched into the cache on first use.
 * @throws one sentence, if no package serves this platform and the running Node.js is too old.
 */
export async function nodeFor(version: string): Promise<string> {
  const { major, words, allows } = needs(version);
  const platform = `${process.platform}-${process.arch}`;
  if (!PACKAGED.has(platform)) {
    const [runningMajor = 0, runningMinor = 0] = process.versions.node.split('.').map(Number);
    if (allows(runningMajor, runningMinor)) return process.execPath;
    throw new Error(
      `OpenClaw ${version} needs Node.js ${words}; this is ${process.versions.node}, and npm has no node package for ${platform}.`,
    );
  }
  const folder = path.join(cacheRoot(), `node-${major}`);
  const name = `node-${platform}`;
  await buildOnce(folder, partial => npmInstall(partial, { dependencies: { [name]: String(major) } }));
  return path.join(folder, 'node_modules', name, 'bin/node');
}
