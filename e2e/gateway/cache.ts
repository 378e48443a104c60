/** Folders that are expensive to build and built once: complete or absent, even after a crash or beside another run. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const MARKER = 're-pair-complete';
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** Where installed gateways live. Git ignores the default; `OPENCLAW_CACHE` names another folder. */
export const cacheRoot = (): string =>
  path.resolve(process.env.OPENCLAW_CACHE ?? path.join(PROJECT, '.cache/openclaw'));

/**
 * Builds `folder` with `build` unless it is there. `build` works in a sibling folder that is renamed at the end, so
 * links relative to the parent stay valid.
 * @returns true when it was built, false when it was there.
 * @throws what `build` throws; the unfinished folder is removed.
 */
export async function buildOnce(folder: string, build: (partial: string) => Promise<void>): Promise<boolean> {
  if (await isComplete(folder)) return false;
  await fs.mkdir(path.dirname(folder), { recursive: true });
  const unlock = await lock(`${folder}.lock`);
  try {
    if (await isComplete(folder)) return false;
    await removeLeftovers(folder);
    const partial = await fs.mkdtemp(`${folder}.partial-${process.pid}-`);
    try {
      await build(partial);
      await fs.writeFile(path.join(partial, MARKER), '');
      await fs.rename(partial, folder);
    } finally {
      await fs.rm(partial, { recursive: true, force: true });
    }
    return true;
  } finally {
    await unlock();
  }
}

const isComplete = (folder: string): Promise<boolean> =>
  fs.access(path.join(folder, MARKER)).then(
    () => true,
    () => false,
  );

/** Removes what interrupted runs left. Called with the lock held, for an incomplete folder. */
async function removeLeftovers(folder: string): Promise<void> {
  await fs.rm(folder, { recursive: true, force: true });
  const prefix = `${path.basename(folder)}.partial-`;
  for (const entry of await fs.readdir(path.dirname(folder))) {
    if (!entry.startsWith(prefix)) continue;
    const maker = Number(entry.slice(prefix.length).split('-')[0]);
    if (maker !== process.pid && isAlive(maker)) continue;
    // An npm that outlived its parent may still write there. That only costs disk space.
    await fs.rm(path.join(path.dirname(folder), entry), { recursive: true, force: true }).catch(() => {});
  }
}

/**
 * Waits for a lock file that holds its owner's process id; one whose owner is gone is taken over. Two waiters may take
 * over the same dead lock. That costs a second build, not a broken folder: only the rename counts.
 */
async function lock(file: string): Promise<() => Promise<void>> {
  for (;;) {
    try {
      await fs.writeFile(file, String(process.pid), { flag: 'wx' });
      return () => fs.rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = Number(await fs.readFile(file, 'utf8').catch(() => ''));
    // An empty file: its owner has not written its id yet, or died just then. Wait a moment.
    if (owner ? !isAlive(owner) : await isOlderThan(file, 5_000)) await fs.rm(file, { force: true });
    else await new Promise(resolve => setTimeout(resolve, 300));
  }
}

const isOlderThan = (file: string, milliseconds: number): Promise<boolean> =>
  fs.stat(file).then(
    stat => Date.now() - stat.mtimeMs > milliseconds,
    () => false,
  );

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
