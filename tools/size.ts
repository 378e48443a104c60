/** How large a page's scripts are: those of every page, the prompt's, which is injected on demand, and the popup's. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { HEYRON_MATCH } from '../src/core/address/heyron.ts';

export interface Size {
  readonly file: string;
  readonly bytes: number;
  readonly gzip: number;
}

export interface Sizes {
  readonly everyPage: readonly Size[];
  readonly onDemand: readonly Size[];
}

/** Measures the scripts of an unpacked extension. */
export function sizesOf(extension: string): Sizes {
  const weigh = (file: string) => weighed(extension, file);
  const manifest: { content_scripts: { matches: string[]; js: string[] }[] } = JSON.parse(
    readFileSync(path.join(extension, 'manifest.json'), 'utf8'),
  );
  const ofEveryPage = manifest.content_scripts.filter(({ matches }) => matches.includes(HEYRON_MATCH));
  const everyPage = ofEveryPage.flatMap(({ js }) => js);
  const folder = path.posix.dirname(everyPage[0] ?? '');
  const others = readdirSync(path.join(extension, folder)).map(name => path.posix.join(folder, name));
  return {
    everyPage: everyPage.map(weigh),
    onDemand: others.filter(file => file.endsWith('.iife.js') && !everyPage.includes(file)).map(weigh),
  };
}

/** Measures what the popup's first view waits for: its script with all of its direct and indirect imports. */
export function popupSizesOf(extension: string): Size[] {
  return [...reachOf(extension, firstScripts(extension), IMPORTS)].map(file => weighed(extension, file));
}

/** Measures what the popup loads after that. */
export function popupLaterSizesOf(extension: string): Size[] {
  const first = reachOf(extension, firstScripts(extension), IMPORTS);
  const later = [...reachOf(extension, firstScripts(extension), ALL_IMPORTS)].filter(file => !first.has(file));
  return later.map(file => weighed(extension, file));
}

const IMPORTS = /(?:from|import)\s*["'`](\.\/[^"'`]+)["'`]/g;
const ALL_IMPORTS = /(?:from|import\(?)\s*["'`](\.\/[^"'`]+)["'`]/g;

function firstScripts(extension: string): string[] {
  const page = readFileSync(path.join(extension, 'src/popup/index.html'), 'utf8');
  return [...page.matchAll(/<script[^>]* src="\/([^"]+)"/g)].map(([, file = '']) => file);
}

function reachOf(extension: string, from: readonly string[], imports: RegExp): Set<string> {
  const files = new Set(from);
  // A loop over a set includes what is added meanwhile.
  for (const file of files)
    for (const [, other = ''] of readFileSync(path.join(extension, file), 'utf8').matchAll(imports))
      files.add(path.posix.join(path.posix.dirname(file), other));
  return files;
}

function weighed(extension: string, file: string): Size {
  const content = readFileSync(path.join(extension, file));
  return { file, bytes: content.length, gzip: gzipSync(content, { level: 9 }).length };
}
