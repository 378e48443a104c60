/**
 * Comments and pages cite facts as `docs/NAME.md, "Heading"` and public cases as `docs/cases.md, 4 and 5`. Each
 * citation's target is in the repository.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const FOLDERS = ['benchmark', 'demo', 'docs', 'e2e', 'packages', 'src', 'tools'];

/** Specimens and recorded packets are other people's words; this file holds wrong examples. */
const NOT_OURS = /\/(?:specimens|packets|samples)\/|^tools\/citations/;

/** Files whose text is searched. */
const FILES = [
  ...readdirSync('.'),
  ...FOLDERS.flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name =>
      path.posix.join(folder, name.replaceAll('\\', '/')),
    ),
  ),
].filter(file => /\.(?:md|js|tsx?)$/.test(file) && !NOT_OURS.test(file));

/** A file's text with one line a paragraph: a citation may continue in the next line of a comment. */
const TEXTS = FILES.map(file => {
  const text = readFileSync(file, 'utf8');
  return {
    file,
    text: file.endsWith('.md') ? text.replace(/\s+/g, ' ') : text.replace(/\s*\n[ \t]*(?:\*|\/\/)?[ \t]*/g, ' '),
  };
});

/** Pages of OpenClaw's own documentation, which comments name by their path in its package. */
const OPENCLAWS = /^docs\/(?:web|gateway|channels|tools|cli)\//;

/** Files that the program or a tool writes, not documents. */
const WRITTEN = ['packet.md', 'text.md'];

/** A document's name, perhaps with a heading or rows. In Markdown it can be a link's target. */
const NAMED = /(?<![\w./$}-])((?:[\w.-]+\/|\.\.\/)*[\w-]+\.md)\b\)?(?:, "([^"]+)"|, (\d+(?:(?:, | and )\d+)*))?/g;

interface Citation {
  readonly document: string;
  readonly heading: string | undefined;
  readonly rows: string | undefined;
}

function citationsIn({ file, text }: { file: string; text: string }): Citation[] {
  return [...text.matchAll(NAMED)]
    .map(([, document = '', heading, rows]) => ({ document, heading, rows }))
    .filter(({ document }) => !OPENCLAWS.test(document) && !WRITTEN.includes(document))
    .map(each => ({ ...each, document: pathOf(each.document, file) }));
}

/** Comments name a document from the root; pages and imports name it from their own folder. */
function pathOf(document: string, file: string): string {
  const beside = path.posix.join(path.posix.dirname(file), document);
  return document.startsWith('.') || (file.endsWith('.md') && existsSync(beside)) ? beside : document;
}

/** What is wrong with a citation; null where its target is there. */
function faultOf({ document, heading, rows }: Citation): string | null {
  if (!existsSync(document)) return `${document} is not there`;
  const lines = readFileSync(document, 'utf8').split('\n');
  if (heading !== undefined && !lines.some(line => line.replace(/^#{1,6} /, '') === heading && line.startsWith('#')))
    return `${document} has no heading "${heading}"`;
  const missing = (rows?.match(/\d+/g) ?? []).filter(row => !lines.some(line => line.startsWith(`| ${row} |`)));
  return missing.length > 0 ? `${document} has no row ${missing.join(', ')}` : null;
}

/** Notes outside the repository, and section numbers, which no reader can look up. */
const NOT_FOR_READERS = /\b(?:openclaw-truth|platform-facts)\b|\.md §\d/g;

/** All wrong citations in a text. */
function faultsIn(source: { file: string; text: string }): string[] {
  const faults = citationsIn(source).map(faultOf);
  const unclear = [...source.text.matchAll(NOT_FOR_READERS)].map(([words]) => `no reader finds "${words}"`);
  return [...faults.filter(fault => fault !== null), ...unclear].map(fault => `${source.file}: ${fault}`);
}

test('the target of each citation is there', () => {
  expect(TEXTS.flatMap(faultsIn)).toEqual([]);
});

test('the pages of facts are cited', () => {
  const cited = TEXTS.filter(({ file }) => file.startsWith('src/')).flatMap(citationsIn);
  for (const document of ['docs/openclaw.md', 'docs/browser-facts.md', 'docs/domain.md'])
    expect(cited.filter(each => each.document === document && each.heading).length, document).toBeGreaterThan(3);
});

test.each([
  ['a document that is not in the repository', 'see notes.md', 'notes.md is not there'],
  ['a page named without its folder', 'see domain.md, "Recovery"', 'domain.md is not there'],
  ['a heading that is not there', 'see docs/domain.md, "Recover"', 'docs/domain.md has no heading "Recover"'],
  ['a row that is not there', 'see docs/cases.md, 1 and 999', 'docs/cases.md has no row 999'],
  ['a section by number', 'see docs/domain.md §4', 'no reader finds ".md §4"'],
  ['a note outside the repository', 'see platform-facts: "Clearing"', 'no reader finds "platform-facts"'],
])('%s is found', (_, text, fault) => {
  expect(faultsIn({ file: 'src/example.ts', text })).toEqual([`src/example.ts: ${fault}`]);
});

/** A file's name in a comment, alone or behind some of its folders; `….ts` stands for any. */
const SOURCE = /(?<![\w./*$}-])((?:[\w-]+\/)*[\w-]+(?:\.[\w-]+)*\.tsx?)\b/g;

test('every file that a comment names is there', () => {
  const all = FILES.map(file => `/${file}`);
  const comments = (text: string) => text.match(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/ .*/g)?.join('\n') ?? '';
  const missing = FILES.filter(file => /\.(?:ts|tsx|js)$/.test(file)).flatMap(file =>
    [...comments(readFileSync(file, 'utf8')).matchAll(SOURCE)]
      .map(([, name = '']) => name)
      .filter(name => !all.some(each => each.endsWith(`/${name}`)))
      .map(name => `${file}: ${name}`),
  );
  expect(missing).toEqual([]);
});
