/** Writes specimens where Re-Pair's unit tests find them. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PageScan } from '../../src/core/sighting/observation.ts';
import { lookAgain, takeCounterSpecimen, takeSpecimen } from './inject-reader.ts';
import { QUOTED } from './modes.ts';
import type { Finding } from './stage.ts';

const FOLDER = fileURLToPath(new URL('../../src/content/specimens/', import.meta.url));

/**
 * Writes the specimen of a finding on which all agree, with the wire's words as its first comment; for a connected page
 * that quotes errors, a counter-specimen. There is one for each month's pages, shape and failure; it is never
 * overwritten.
 * @returns what was done, in words.
 * @throws when the pruned page does not look like the whole one, or holds the gateway's secret.
 */
export async function take(version: string, secret: string, finding: Finding): Promise<string> {
  const { row, visit, seen, browser } = finding;
  const month = version.split('.').slice(0, 2).join('.');
  if (row.wire === 'connected') {
    const html = await takeCounterSpecimen(visit.page, QUOTED);
    if (!html.includes('WORDS')) return 'nothing to take';
    return write(path.join('counter', `${month}-chat-quoting`), html, secret);
  }
  const html = await takeSpecimen(visit.page, seen.look);
  const again = await lookAgain(browser.context, html);
  if (anonymous(again) !== anonymous(seen.look))
    throw new Error(`cut down, ${row.mode} looks like ${anonymous(again)} and not ${anonymous(seen.look)}`);
  const { shape, text, retriesItself } = again;
  const expected = {
    ...{ says: row.wire, shape, text },
    ...(retriesItself ? { retriesItself } : {}),
  };
  const declared = html.replace('\n', `\n<!-- expects ${JSON.stringify(expected)} -->\n`);
  return write(shape === 'http-error' ? 'http-502' : `${month}-${shape}-${row.wire}`, declared, secret);
}

/** A scan in words, without what has other ids in a specimen. */
function anonymous(look: PageScan): string {
  return JSON.stringify(look).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID');
}

async function write(name: string, html: string, secret: string): Promise<string> {
  if (html.includes(secret)) throw new Error(`${name} would hold the gateway's secret`);
  try {
    await fs.writeFile(path.join(FOLDER, `${name}.html`), html, { flag: 'wx' });
    return `wrote ${name}`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return `${name} is there already`;
  }
}
