import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FAILURE_KINDS } from './core/catalogue/failures';
import { STEP_IDS } from './core/catalogue/steps';

/** Every call of the browser's that deletes what a site keeps, however it is reached. */
const DELETES =
  /browsingData\b|\bcookies\s*\??\.\s*(?:remove|set)\b|deleteDatabase|caches\s*\.\s*delete|\.removeItem\b|\.unregister\b|'Clear-Site-Data'/;

/** The code that is shipped: without tests and what serves them. */
const shipped = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  name => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !/(?:^|[\\/])testing[\\/]/.test(name),
);

test('no module but site-data/erase.ts names a call that deletes', () => {
  const deleting = shipped.filter(name => DELETES.test(readFileSync(join('src', name), 'utf8')));
  expect(deleting.map(name => name.replaceAll('\\', '/'))).toEqual(['site-data/erase.ts']);
});

test('only background, steps and site-data reach the module that deletes', () => {
  const reaching = shipped.filter(name =>
    /from '[^']*\/(?:erase|clear-hosts)'/.test(readFileSync(join('src', name), 'utf8')),
  );
  expect(reaching.map(name => name.replaceAll('\\', '/')).sort()).toEqual([
    'site-data/clear-hosts.ts',
    'steps/clear-site-data.ts',
  ]);
});

test('no module but steps/ask-host.ts sends a request of our own', () => {
  const SENDS = /\bfetch\(|\bXMLHttpRequest\b|sendBeacon|new WebSocket\(|new EventSource\(|\bimportScripts\(/;
  const sending = shipped.filter(name => SENDS.test(readFileSync(join('src', name), 'utf8')));
  expect(sending.map(name => name.replaceAll('\\', '/'))).toEqual(['steps/ask-host.ts']);
});

test('no module but the catalogue and what judges by words names a kind of failure: the others ask its row', () => {
  const names = new RegExp(`['"](?:${FAILURE_KINDS.join('|')})['"]`);
  const naming = shipped.filter(name => names.test(readFileSync(join('src', name), 'utf8')));
  expect(naming.map(name => name.replaceAll('\\', '/')).sort()).toEqual([
    'core/catalogue/failure-words.ts',
    'core/catalogue/failures.ts',
    'core/plan/verify-step.ts',
    'core/sighting/judge.ts',
  ]);
});

test('no module asks which step one is: its row says what is true of it', () => {
  const steps = STEP_IDS.filter(step => step !== 'wait'); // which is a verdict's name, too
  const asks = new RegExp(`(?:[!=]==|case) '(?:${steps.join('|')})'|[sS]tep [!=]== 'wait'`);
  expect(shipped.filter(name => asks.test(readFileSync(join('src', name), 'utf8')))).toEqual([]);
});

test('nothing that npm run new:failure or new:step has marked is left', () => {
  const files = [...shipped.map(name => join('src', name)), 'public/_locales/en/messages.json'];
  expect(files.filter(file => /\bTODO [a-z-]+:/.test(readFileSync(file, 'utf8')))).toEqual([]);
});
