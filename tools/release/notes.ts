/** `npm run release:notes`: what the changelog says of this version, for the page of its release. */
import { readFileSync } from 'node:fs';
import { sectionOf } from './changelog.ts';
import { versionIn } from './packages.ts';

const version = versionIn('.');
const section = sectionOf(readFileSync('CHANGELOG.md', 'utf8'), version);
if (section === null) throw new Error(`CHANGELOG.md says nothing of ${version}.`);
console.log(section);
