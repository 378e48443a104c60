/**
 * The offer over a page that is none of ours: the click that opened the popup lets us look once, and only what is
 * OpenClaw's page is asked about. What was offered is written at once, since a popup may not live to do it.
 */
import { basePathOf, isBasePath, ownOriginOf } from '../../core/address/own-address';
import { kindOfLabel, kindOfSaid, mostExact } from '../../core/sighting/kind-of-words';
import { browser } from '../../platform/browser';
import { logFault } from '../../platform/faults';
import { isGranted, ourOriginOf, patternOf } from '../../platform/own-sites';
import { dropWish, noteWish } from '../../platform/own-wishes';
import { type Recognised, recognise } from '../../site-data/recognise';

/** Looks at a tab's page, unless it is ours or private. Never throws. */
export async function lookForOffer(tab: number): Promise<void> {
  const there = await browser.tabs.get(tab).catch(() => null);
  const origin = ownOriginOf(there?.url);
  if (!there?.url || origin === null || there.incognito || (await ourOriginOf(there.url)) !== null) return;
  const seen = await recognise(tab);
  if (!seen?.is) return dropWish(tab).catch(() => {});
  await noteWish({
    ...{ tab, origin, base: baseOf(seen, there.url), pattern: patternOf(origin), at: Date.now() },
    granted: await isGranted(origin),
    kind: mostExact([kindOfSaid(seen.text), kindOfLabel(seen.label)]),
  }).catch(logFault('own-sites'));
}

/** Its program's files lie beside its pages; older pages tell only by their own address. */
function baseOf({ program }: Recognised, address: string): string {
  const [, base] = /^(.*)\/assets\/[^/]*$/.exec(program ?? '') ?? [];
  return base !== undefined && isBasePath(base) ? base : basePathOf(address);
}
