/** `npm run dev`: builds on every change of the source, and loads the result into the demo's browser. */
import { spawn } from 'node:child_process';
import { watchFile } from 'node:fs';
import path from 'node:path';
import { EXTENSION, type Stage } from './stage.ts';

/** Written nearly last; a build begins by removing it. */
const MANIFEST = path.join(EXTENSION, 'manifest.json');
const LOOK_EVERY_MS = 300;
/** Long enough after it for all writes to be over. In ms. */
const QUIET_MS = 1_000;
const BUILD = ['node_modules/vite/bin/vite.js', 'build', '--watch', '--mode', 'chromium', '--logLevel', 'warn'];

/** Starts that; it runs until this program ends. */
export function rebuildOnChange({ browser, page }: Stage): void {
  const build = spawn(process.execPath, BUILD, { stdio: ['ignore', 'inherit', 'inherit'] });
  process.once('exit', () => build.kill());
  const reload = async () => {
    try {
      await browser.loadExtension(EXTENSION);
      await page.reload();
      console.log('  Built and loaded again.');
    } catch (error) {
      console.error(`  What was built could not be loaded: ${error instanceof Error ? error.message : error}`);
    }
  };
  let waiting: NodeJS.Timeout | undefined;
  // Watching every file would also report removed folders, at which Node.js 20 throws.
  watchFile(MANIFEST, { interval: LOOK_EVERY_MS }, ({ size }) => {
    clearTimeout(waiting);
    if (size > 0) waiting = setTimeout(reload, QUIET_MS);
  });
}
