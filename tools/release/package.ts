/** `npm run package`, after the builds: makes the archives for the stores, and prints their hashes. */
import { makePackages, PACKAGES } from './packages.ts';

for (const { name, sha256 } of makePackages('.')) console.log(`${sha256}  ${PACKAGES}/${name}`);
