/**
 * Finds a Chromium that can load an unpacked extension, or says in one sentence what to install.
 * As a script it prints the path and the version.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

/** Names on PATH, best first. Branded Google Chrome ignores --load-extension, so it stands last. */
const NAMES = [
  'chromium',
  'chromium-browser',
  'ungoogled-chromium',
  'chrome-for-testing',
  'brave-browser',
  'brave',
  'microsoft-edge-stable',
  'microsoft-edge',
  'msedge',
];
const BRANDED = ['google-chrome-stable', 'google-chrome'];

const MAC = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const MAC_BRANDED = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

const WINDOWS = [
  'Chromium\\Application\\chrome.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];
const WINDOWS_BRANDED = ['Google\\Chrome\\Application\\chrome.exe'];

const ADVICE =
  'No Chromium found: run "npx playwright install chromium", or set CHROMIUM to the path of one.';

/**
 * The path of a Chromium executable. On Debian as root it installs the package `chromium` when there is none.
 *
 * @throws Error with one sentence that says what to install
 */
export async function ensureChromium(): Promise<string> {
  const named = process.env.CHROMIUM;
  if (named) {
    const found = existsSync(named) ? named : onPath([named]);
    if (found) return found;
    throw new Error(`CHROMIUM is set to ${named}, but there is no such program.`);
  }
  const installed = find();
  if (installed) return installed;
  if (isDebianRoot()) {
    const apt = (...args: string[]) => spawnSync('apt-get', args, { stdio: 'inherit' }).status === 0;
    if (apt('update') && apt('install', '-y', 'chromium')) {
      const fresh = find();
      if (fresh) return fresh;
    }
  }
  throw new Error(ADVICE);
}

/** What the executable answers to --version, or '' when it does not answer. */
export function chromiumVersion(executable: string): string {
  const { stdout } = spawnSync(executable, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return stdout?.trim() ?? '';
}

function find(): string | undefined {
  const places = usualPlaces();
  return (
    onPath(NAMES) ??
    places.plain.find(existsSync) ??
    [chromium.executablePath()].find(existsSync) ??
    onPath(BRANDED) ??
    places.branded.find(existsSync)
  );
}

function onPath(names: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  const files = names.flatMap(name =>
    folders.flatMap(folder => endings.map(ending => path.join(folder, name + ending))),
  );
  return files.find(existsSync);
}

function usualPlaces(): { plain: string[]; branded: string[] } {
  if (process.platform === 'darwin') return { plain: MAC, branded: MAC_BRANDED };
  if (process.platform !== 'win32') return { plain: [], branded: [] };
  const roots = ['LOCALAPPDATA', 'ProgramFiles', 'ProgramFiles(x86)'].flatMap(
    name => process.env[name] ?? [],
  );
  const below = (files: string[]) => roots.flatMap(root => files.map(file => path.join(root, file)));
  return { plain: below(WINDOWS), branded: below(WINDOWS_BRANDED) };
}

function isDebianRoot(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/debian_version'))
    return false;
  try {
    execFileSync('apt-get', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const executable = await ensureChromium();
    console.log(`${executable} (${chromiumVersion(executable) || 'version unknown'})`);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
