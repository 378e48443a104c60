/**
 * `npm run release:check`: what is missing for a release of this version. It rebuilds the packages from the source
 * archive in another folder, like a store's reviewer; the tests' results are the last ones for this commit.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { missingIn, type SourceCatalogue } from '../../src/core/catalogue-file.ts';
import { folderOf, LANGUAGE_TAGS } from '../../src/core/languages.ts';
import { cleanCommit, passed } from '../passed.ts';
import { dayOf, sectionOf } from './changelog.ts';
import { versionIn } from './packages.ts';
import { differingAfterRebuild } from './rebuild.ts';

const version = versionIn('.');
const changelog = readFileSync('CHANGELOG.md', 'utf8');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const commit = cleanCommit();

/** The parts that a script of package.json runs. */
const partsOf = (script: string) => (scripts[script] ?? '').split(' ').slice(2);
const tags = execFileSync('git', ['tag', '--list'], { encoding: 'utf8' }).split('\n');
const undone = partsOf('test:all').filter(part => commit === null || passed()[part] !== commit);
const differing = differingAfterRebuild('.');

/** What is said in English in another language, because nobody has translated it yet. */
const english: SourceCatalogue = catalogueIn('en');
const untranslated = LANGUAGE_TAGS.filter(tag => tag !== 'en').flatMap(tag =>
  missingIn(catalogueIn(tag), english, tag).map(key => `${tag}: ${key}`),
);

function catalogueIn(language: string): SourceCatalogue {
  return JSON.parse(readFileSync(`public/_locales/${folderOf(language)}/messages.json`, 'utf8'));
}

const checks: readonly [what: string, missing: string | false][] = [
  ['Everything is committed', commit === null && '"git status" names what is not'],
  [
    `Version ${version} is new`,
    tags.includes(`v${version}`) && `there is a tag v${version}: give package.json the next version`,
  ],
  [
    'The changelog tells of it',
    sectionOf(changelog, version) === null && `write "## ${version} (the day)" into CHANGELOG.md`,
  ],
  ['… and says when', dayOf(changelog, version) === null && 'put the day into its heading'],
  [
    'Every language has every sentence',
    untranslated.length > 0 && `these are said in English: ${untranslated.join(', ')}`,
  ],
  [
    'All tests, types and lint passed on this commit',
    undone.length > 0 && `"npm run test:all" does what was not: ${undone.join(', ')}`,
  ],
  [
    'The packages can be rebuilt from the source archive',
    differing.length > 0 && `these came out otherwise: ${differing.join(', ')}`,
  ],
];

console.log();
for (const [what, missing] of checks) console.log(missing ? `missing  ${what}: ${missing}` : `ok       ${what}`);
process.exitCode = checks.some(([, missing]) => missing) ? 1 : 0;
