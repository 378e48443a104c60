/**
 * `npm start`: Re-Pair at work on a stand-in for heyron.ai. With a display and a terminal it opens a browser on a
 * failing page, for a person to click through; without, or with `--headless`, it plays the whole recovery and prints
 * each step. With `--watch`, as `npm run dev`, every change of the source is built and loaded into that browser.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cooperate } from './cooperate.ts';
import { play } from './play.ts';
import { rebuildOnChange } from './rebuild.ts';
import { openStage, type Stage } from './stage.ts';

/** The exit code that shells expect after Ctrl-C. */
const INTERRUPTED = 130;
/** How long an orderly end may take. In ms. */
const CLOSING_MS = 5_000;

const profile = mkdtempSync(path.join(tmpdir(), 're-pair-demo-'));
let opening: Promise<Stage> | null = null;
let ending = false;

/** Ends the program, once: errors while the browser closes do not matter. */
async function end(code: number, words?: string): Promise<void> {
  if (ending) return;
  ending = true;
  process.once('exit', removeProfile); // late, so that it runs after Playwright's own handler, which ends the browser
  if (words) console.error(words);
  const closing = opening?.then(stage => stage.close()).catch(() => {}); // the browser may be gone already
  await Promise.race([closing, pause(CLOSING_MS)]);
  process.exit(code);
}

function removeProfile(): void {
  try {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  } catch {} // a dying browser may still write there; an exit handler must not throw
}

/** The first line says what is wrong; a browser's log after it would not help. */
function inOneSentence(error: unknown): string {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return `The demo stopped: ${first}`;
}

function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(INTERRUPTED, 'Stopped.'));
process.once('uncaughtException', error => void end(1, inOneSentence(error)));
process.once('unhandledRejection', error => void end(1, inOneSentence(error)));

const visible = hasDisplay() && process.stdin.isTTY === true && !process.argv.includes('--headless');
opening = openStage({ headless: !visible, profile });
const stage = await opening;
if (process.argv.includes('--watch')) rebuildOnChange(stage);
else if (!visible) await end((await play(stage)) ? 0 : 1);
if (visible) await end((await cooperate(stage)) ? 0 : 1);
