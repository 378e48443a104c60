/**
 * Finds a browser that can load an unpacked extension and be driven, or says in one sentence what to install. As a
 * script it prints the path and version of each browser that the tests need.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { FAMILIES, type Family } from './browser.ts';

/** Where to look for a family of browsers, best first. */
interface Search {
  /** The environment variable that names one. */
  readonly variable: string;
  /** Commands on PATH. */
  readonly names: readonly string[];
  /** Full paths. */
  readonly mac: readonly string[];
  /** Below the usual folders for programs. */
  readonly windows: readonly string[];
  /** Branded Google Chrome ignores --load-extension, so it stands last. */
  readonly lastResort: Pick<Search, 'names' | 'mac' | 'windows'>;
  /** One that Playwright installed. */
  readonly installed: () => readonly string[];
  /** Debian's package. */
  readonly debian: string;
  readonly advice: string;
}

const SEARCHES: Record<Family, Search> = {
  chromium: {
    variable: 'CHROMIUM',
    names: [
      'chromium',
      'chromium-browser',
      'ungoogled-chromium',
      'chrome-for-testing',
      'brave-browser',
      'brave',
      'microsoft-edge-stable',
      'microsoft-edge',
      'msedge',
    ],
    mac: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    windows: [
      'Chromium\\Application\\chrome.exe',
      'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ],
    lastResort: {
      names: ['google-chrome-stable', 'google-chrome'],
      mac: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
      windows: ['Google\\Chrome\\Application\\chrome.exe'],
    },
    installed: () => [chromium.executablePath()],
    debian: 'chromium',
    advice: 'No Chromium found: run "npx playwright install chromium", or set CHROMIUM to the path of one.',
  },
  firefox: {
    variable: 'FIREFOX',
    names: ['firefox-esr', 'firefox', 'firefox-developer-edition', 'firefox-devedition'],
    mac: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      '/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox',
    ],
    windows: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
    lastResort: { names: [], mac: [], windows: [] },
    // Playwright's own Firefox is patched; the tests are about the one that people use.
    installed: () => [],
    debian: 'firefox-esr',
    advice: 'No Firefox found: install Firefox or Firefox ESR, or set FIREFOX to the path of one.',
  },
};

/**
 * The path of a browser's executable. On Debian as root it installs the browser's package when there is none.
 *
 * @throws Error with one sentence that says what to install
 */
export async function ensureBrowser(family: Family): Promise<string> {
  const search = SEARCHES[family];
  const named = process.env[search.variable];
  if (named) {
    const found = existsSync(named) ? named : onPath([named]);
    if (found) return found;
    throw new Error(`${search.variable} is set to ${named}, but there is no such program.`);
  }
  const there = find(search);
  if (there) return there;
  if (isDebianRoot()) {
    const apt = (...args: string[]) => spawnSync('apt-get', args, { stdio: 'inherit' }).status === 0;
    if (apt('update') && apt('install', '-y', search.debian)) {
      const fresh = find(search);
      if (fresh) return fresh;
    }
  }
  throw new Error(search.advice);
}

/** What the executable answers to --version, or '' when it does not answer. */
export function browserVersion(executable: string): string {
  const { stdout } = spawnSync(executable, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return stdout?.trim() ?? '';
}

function find({ names, lastResort, installed, ...search }: Search): string | undefined {
  return (
    onPath(names) ??
    usualPlaces(search).find(existsSync) ??
    installed().find(existsSync) ??
    onPath(lastResort.names) ??
    usualPlaces(lastResort).find(existsSync)
  );
}

function onPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const ending = process.platform === 'win32' ? '.exe' : '';
  const files = names.flatMap(name => folders.map(folder => path.join(folder, name + ending)));
  return files.find(existsSync);
}

function usualPlaces({ mac, windows }: Pick<Search, 'mac' | 'windows'>): readonly string[] {
  if (process.platform === 'darwin') return mac;
  if (process.platform !== 'win32') return [];
  const roots = ['LOCALAPPDATA', 'ProgramFiles', 'ProgramFiles(x86)'].flatMap(name => process.env[name] ?? []);
  return roots.flatMap(root => windows.map(file => path.join(root, file)));
}

function isDebianRoot(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  try {
    execFileSync('apt-get', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    for (const family of FAMILIES) {
      const executable = await ensureBrowser(family);
      console.log(`${executable} (${browserVersion(executable) || 'version unknown'})`);
    }
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
