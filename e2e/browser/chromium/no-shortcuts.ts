/**
 * On Linux, Chromium removes desktop shortcuts with every extension, whether there are any or not. It runs seven of the
 * desktop's shell scripts for each (counted), which kept two cores busy between tests.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const SCRIPTS = ['xdg-icon-resource', 'xdg-desktop-menu', 'xdg-mime', 'update-desktop-database'];

/** An environment in which those scripts do nothing. `folder` is removed with the browser. */
export function withoutShortcuts(folder: string): Record<string, string | undefined> {
  const stubs = path.join(folder, 'no-shortcuts');
  mkdirSync(stubs, { recursive: true });
  for (const name of SCRIPTS) writeFileSync(path.join(stubs, name), '#!/bin/sh\n', { mode: 0o755 });
  return { ...process.env, PATH: [stubs, process.env.PATH].filter(Boolean).join(path.delimiter) };
}
