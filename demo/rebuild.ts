/** `npm run dev`: builds on every change of the source, and loads what was built into the demo's browser. */
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import path from 'node:path';
import { EXTENSION, type Stage } from './stage.ts';

/** A build writes its files one after the other; nothing was written for so long once it is done. In ms. */
const QUIET_MS = 500;
const BUILD = [
  'node_modules/vite/bin/vite.js',
  'build',
  '--watch',
  '--mode',
  'chromium',
  '--logLevel',
  'warn',
];

/** Starts that; it goes on until this program ends. */
export function rebuildOnChange({ browser, page }: Stage): void {
  const build = spawn(process.execPath, BUILD, { stdio: ['ignore', 'inherit', 'inherit'] });
  process.once('exit', () => build.kill());
  const reload = async () => {
    if (!existsSync(path.join(EXTENSION, 'manifest.json'))) return; // a build that failed; its own message says why
    try {
      await browser.loadExtension(EXTENSION);
      await page.reload();
      console.log('  Built and loaded again.');
    } catch (error) {
      console.error(
        `  What was built could not be loaded: ${error instanceof Error ? error.message : error}`,
      );
    }
  };
  let waiting: NodeJS.Timeout | undefined;
  watch(EXTENSION, { recursive: true }, () => {
    clearTimeout(waiting);
    waiting = setTimeout(reload, QUIET_MS);
  });
}
