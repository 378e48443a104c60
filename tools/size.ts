/** How large the scripts are that a page gets: those of every page, and the prompt's, which is given on demand. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { HEYRON_MATCH } from '../src/core/heyron.ts';

export interface Size {
  readonly file: string;
  readonly bytes: number;
  readonly gzip: number;
}

export interface Sizes {
  readonly everyPage: readonly Size[];
  readonly onDemand: readonly Size[];
}

/** Weighs the scripts of an unpacked extension. */
export function sizesOf(extension: string): Sizes {
  const read = (file: string) => readFileSync(path.join(extension, file));
  const weigh = (file: string): Size => {
    const content = read(file);
    return { file, bytes: content.length, gzip: gzipSync(content, { level: 9 }).length };
  };
  const manifest: { content_scripts: { matches: string[]; js: string[] }[] } = JSON.parse(
    read('manifest.json').toString(),
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
