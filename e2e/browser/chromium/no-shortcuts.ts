/**
 * On Linux, Chromium takes the desktop's shortcuts away when an extension is removed, whether there are any or not: it
 * starts shell scripts of the desktop's for that, seven an extension (counted), which kept two cores busy between tests.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const SCRIPTS = ['xdg-icon-resource', 'xdg-desktop-menu', 'xdg-mime', 'update-desktop-database'];

/** An environment in which those scripts do nothing. `folder` is one that goes with the browser. */
export function withoutShortcuts(folder: string): Record<string, string | undefined> {
  const stubs = path.join(folder, 'no-shortcuts');
  mkdirSync(stubs, { recursive: true });
  for (const name of SCRIPTS) writeFileSync(path.join(stubs, name), '#!/bin/sh\n', { mode: 0o755 });
  return { ...process.env, PATH: [stubs, process.env.PATH].filter(Boolean).join(path.delimiter) };
}
