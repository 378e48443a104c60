/**
 * Our scripts in the pages of one's own agents: the same that the manifest has for heyron's, registered for what was
 * added alone. Both browsers forget them at an update (docs/browser-facts.md, "Sites that a user adds").
 */
import keepNatives from '../../content/keep-natives.iife.ts?script';
import standBack from '../../content/stand-back.iife.ts?script';
import { browser } from '../../platform/browser';
import { capabilities } from '../../platform/capabilities';
import { ownSites, patternOf } from '../../platform/own-sites';
import { scriptsOfPages } from './inject-scripts';

/** Before what a script of ours is for. */
const PREFIX = 'own-';

interface Registered {
  readonly id: string;
  readonly matches: string[];
  readonly js: string[];
  readonly world: 'MAIN' | 'ISOLATED';
  readonly allFrames: true;
  readonly runAt: 'document_start';
  readonly persistAcrossSessions: true;
}

/** Registers what is missing, and drops what nobody wants any more. */
export async function registerOwnScripts(): Promise<void> {
  const wanted = await wantedScripts();
  const all = (await browser.scripting.getRegisteredContentScripts()) as Registered[];
  const known = all.filter(({ id }) => id.startsWith(PREFIX));
  if (JSON.stringify(known.map(essence).sort()) === JSON.stringify(wanted.map(essence).sort())) return;
  if (known.length > 0) await browser.scripting.unregisterContentScripts({ ids: known.map(({ id }) => id) });
  if (wanted.length > 0) await browser.scripting.registerContentScripts(wanted);
}

async function wantedScripts(): Promise<Registered[]> {
  const matches = [...new Set((await ownSites()).map(({ origin }) => patternOf(origin)))].sort();
  if (matches.length === 0) return [];
  return scriptsOfPages().map(({ js, world = 'ISOLATED' }) => ({
    ...{ id: PREFIX + world.toLowerCase(), matches, world, js: guarded(js, world) },
    ...({ allFrames: true, runAt: 'document_start', persistAcrossSessions: true } as const),
  }));
}

/** Without a port they come to every port of a host, and stand back where nothing was added. */
function guarded(js: readonly string[], world: Registered['world']): string[] {
  const files = js.map(within);
  if (capabilities().asksWithPort) return files;
  return world === 'MAIN' ? [keepNatives, ...files] : [...files, standBack];
}

function essence({ id, matches, js }: Registered): string {
  return JSON.stringify([id, [...matches].sort(), js.map(within)]);
}

/** Firefox tells a file's whole address, and takes only its place in the package (measured). */
function within(file: string): string {
  return file.replace(browser.runtime.getURL(''), '').replace(/^\//, '');
}
