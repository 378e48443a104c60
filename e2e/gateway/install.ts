/** Installs a released OpenClaw from npm into the cache, once. About 800 MB and half a minute a version. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { buildOnce, cacheRoot } from './cache.ts';
import { nodeFor } from './node-runtime.ts';
import { npmInstall } from './npm.ts';
import { atLeast } from './version.ts';

/** An installed OpenClaw. */
export interface Install {
  readonly version: string;
  /** The `node` to run it with. */
  readonly node: string;
  /** Its command line, to be run with `node`. */
  readonly entry: string;
}

/**
 * linkedom is pinned because newer ones need a package that some registries lack. libsignal comes from a git host and
 * only WhatsApp uses it, which no test starts, so it is an empty package.
 */
const overridesBeside = (stub: string) => ({ libsignal: `file:${stub}`, linkedom: '0.18.12' });

const STUB_EXPORTS = [
  ...['calculateMAC', 'decrypt', 'encrypt', 'deriveSecrets', 'calculateSignature', 'verifySignature'],
  ...['generateKeyPair', 'SessionCipher', 'SessionBuilder', 'SessionRecord', 'ProtocolAddress'],
];

/**
 * Installs `openclaw@version` (such as 2026.9.6) and the Node.js it needs, unless they are in the cache. Interrupted
 * installs are redone; several processes may ask for the same version at once.
 * @throws for a malformed version, when npm fails, or when this machine has no Node.js for it.
 */
export async function installGateway(version: string): Promise<Install> {
  const folder = path.join(cacheRoot(), version);
  const node = await nodeFor(version);
  await buildOnce(folder, async partial => {
    await writeLibsignalStub(path.join(partial, 'libsignal'));
    await npmInstall(partial, {
      dependencies: { openclaw: version },
      overrides: overridesBeside('./libsignal'),
    });
    await addMissing(partial, version);
  });
  return { version, node, entry: path.join(folder, 'node_modules/openclaw/openclaw.mjs') };
}

async function writeLibsignalStub(folder: string): Promise<void> {
  const code = STUB_EXPORTS.map(name => `exports.${name} = class {};`).join('\n');
  await fs.mkdir(path.join(folder, 'src'), { recursive: true });
  const manifest = { name: 'libsignal', version: '2.0.1', main: 'index.js' };
  await fs.writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  for (const file of ['index.js', 'src/crypto.js', 'src/curve.js']) await fs.writeFile(path.join(folder, file), code);
}

/** Adds packages that only install scripts would add. */
async function addMissing(folder: string, version: string): Promise<void> {
  const modules = path.join(folder, 'node_modules');
  const wanted = await missingDependencies(modules, version);
  if (!Object.keys(wanted).length) return;
  const side = path.join(folder, 'extra');
  await npmInstall(side, { dependencies: wanted, overrides: overridesBeside('../libsignal') }, '--legacy-peer-deps');
  for (const name of await packagesIn(path.join(side, 'node_modules')))
    if (!(await exists(path.join(modules, name))))
      await fs.cp(path.join(side, 'node_modules', name), path.join(modules, name), { recursive: true });
  // strip-ansi 7 beside an ansi-regex 5: give it its own.
  if (wanted['strip-ansi'])
    await fs.cp(path.join(side, 'node_modules/ansi-regex'), path.join(modules, 'strip-ansi/node_modules/ansi-regex'), {
      recursive: true,
    });
  await fs.rm(side, { recursive: true });
}

/** 2026.1.29 forgot strip-ansi; 2026.4 loads its bundled plugins' own dependencies at start. */
async function missingDependencies(modules: string, version: string): Promise<Record<string, string>> {
  const wanted: Record<string, string> = {};
  if (version === '2026.1.29') wanted['strip-ansi'] = '^7.0.0';
  if (atLeast(version, '2026.4.0') && !atLeast(version, '2026.5.0')) {
    const plugins = path.join(modules, 'openclaw/dist/extensions');
    for (const plugin of await fs.readdir(plugins)) {
      const manifest = await fs.readFile(path.join(plugins, plugin, 'package.json'), 'utf8').catch(() => '{}');
      Object.assign(wanted, (JSON.parse(manifest) as { dependencies?: Record<string, string> }).dependencies);
    }
  }
  for (const [name, range] of Object.entries(wanted))
    if (/^(workspace|file):/.test(range) || (await exists(path.join(modules, name)))) delete wanted[name];
  return wanted;
}

/** Names of the packages in a node_modules folder, scoped ones as @scope/name. */
async function packagesIn(modules: string): Promise<string[]> {
  const names: string[] = [];
  for (const entry of await fs.readdir(modules)) {
    if (entry.startsWith('.')) continue;
    if (!entry.startsWith('@')) names.push(entry);
    else for (const inner of await fs.readdir(path.join(modules, entry))) names.push(`${entry}/${inner}`);
  }
  return names;
}

const exists = (file: string): Promise<boolean> =>
  fs.access(file).then(
    () => true,
    () => false,
  );
