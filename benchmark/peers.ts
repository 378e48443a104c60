/** Well-known extensions from the npm registry, packed as a browser loads them; each is measured in its own browser. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildOnce, cacheRoot } from '../e2e/gateway/cache.ts';
import { npmInstall } from '../e2e/gateway/npm.ts';

/** The packages, and the unpacked extension's folder in each; both extensions have scripts in every page. */
const PACKED = [
  {
    from: 'electron-devtools-vendor',
    version: '3.0.0',
    folder: 'extensions/react-developer-tools',
  },
  { from: '@duckduckgo/autoconsent', version: '16.23.0', folder: 'dist/addon-mv3' },
] as const;

/** An extension that can be loaded. */
export interface Peer {
  /** As its manifest says. */
  readonly name: string;
  readonly version: string;
  /** Absolute path of the unpacked extension. */
  readonly folder: string;
}

/**
 * The peers, fetched on first use; their install scripts do not run.
 * @throws Error with the last lines that npm printed.
 */
export async function fetchPeers(): Promise<Peer[]> {
  const root = path.join(cacheRoot(), `peers-${PACKED.map(({ version }) => version).join('-')}`);
  const dependencies = Object.fromEntries(PACKED.map(({ from, version }) => [from, version]));
  await buildOnce(root, partial => npmInstall(partial, { dependencies }));
  return PACKED.map(({ from, folder }) => {
    const unpacked = path.join(root, 'node_modules', from, folder);
    const { name, version } = JSON.parse(readFileSync(path.join(unpacked, 'manifest.json'), 'utf8'));
    return { name, version, folder: unpacked };
  });
}
