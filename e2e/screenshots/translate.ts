/** Puts a drawn view into another language, in place: what is measured then is its length, and which way it runs. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { SourceCatalogue } from '../../src/core/catalogue-file.ts';
import { folderOf } from '../../src/core/languages.ts';
import { directionOf } from '../../src/core/say.ts';

/** An English sentence as a pattern, the order of its placeholders, and its translation. */
type Pair = readonly [pattern: string, names: readonly string[], translation: string];

const pairs = new Map<string, readonly Pair[]>();

/** Every sentence of the page that is one of ours; `en` puts back what stood there. */
export async function translate(page: Page, language: string): Promise<void> {
  await page.evaluate(inPage, { all: pairsOf(language), dir: directionOf(language), language });
}

function pairsOf(language: string): readonly Pair[] {
  const known = pairs.get(language);
  if (known) return known;
  const english = read('en');
  const other = language === 'en' ? {} : read(folderOf(language));
  const made = Object.entries(other).flatMap(([key, { message }]): Pair[] => {
    const source = english[key]?.message;
    if (source === undefined) return [];
    const names = [...source.matchAll(/\$(\w+)\$/g)].map(([, name = '']) => name);
    const pattern = source
      .split(/\$\w+\$/)
      .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('(.+)');
    return [[`^${pattern}$`, names, message]];
  });
  // What has most words of its own first: “$KIND$: $AMOUNT$” fits nearly everything.
  const sorted = made.sort(([one], [other]) => other.replaceAll('(.+)', '').length - one.replaceAll('(.+)', '').length);
  pairs.set(language, sorted);
  return sorted;
}

function read(folder: string): SourceCatalogue {
  return JSON.parse(readFileSync(`public/_locales/${folder}/messages.json`, 'utf8'));
}

/** Runs in the page, so it must be self-contained. */
function inPage({ all, dir, language }: { all: readonly Pair[]; dir: string; language: string }): void {
  const scope = globalThis as { originals?: Map<Node, string> };
  scope.originals ??= new Map();
  for (const [node, text] of scope.originals) node.textContent = text;
  scope.originals.clear();
  document.documentElement.dir = dir;
  document.documentElement.lang = language;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest('code, pre, #live, [translate="no"]')) continue;
    const text = node.textContent?.trim() ?? '';
    for (const [pattern, names, translation] of text ? all : []) {
      const found = new RegExp(pattern).exec(text);
      if (!found) continue;
      scope.originals.set(node, node.textContent ?? '');
      node.textContent = translation.replace(/\$(\w+)\$/g, (_, name: string) => found[names.indexOf(name) + 1] ?? '');
      break;
    }
  }
}
