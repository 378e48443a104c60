/** `npm run release:notes`: the changelog's text for this version, for its release page. */
import { readFileSync } from 'node:fs';
import { sectionOf } from './changelog.ts';
import { versionIn } from './packages.ts';

const version = versionIn('.');
const section = sectionOf(readFileSync('CHANGELOG.md', 'utf8'), version);
if (section === null) throw new Error(`CHANGELOG.md says nothing of ${version}.`);
console.log(section);
