import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FAILURE_KINDS } from './core/catalogue/failures';
import { STEP_IDS } from './core/catalogue/steps';

/** Every call of the browser's that deletes what a site keeps, however it is reached. */
const DELETES =
  /browsingData\b|\bcookies\s*\??\.\s*(?:remove|set)\b|deleteDatabase|caches\s*\.\s*delete|\.removeItem\b|\.unregister\b|'Clear-Site-Data'/;

/** The code that is shipped: without tests and what serves them. */
const shipped = ['src', 'packages'].flatMap(folder =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !/(?:^|[\\/])testing[\\/]/.test(name))
    .map(name => ({ name: name.replaceAll('\\', '/'), text: readFileSync(join(folder, name), 'utf8') })),
);

test('no module but site-data/erase.ts names a call that deletes', () => {
  const deleting = shipped.filter(({ text }) => DELETES.test(text));
  expect(deleting.map(({ name }) => name)).toEqual(['site-data/erase.ts']);
});

test('only background, steps and site-data reach the module that deletes', () => {
  const reaching = shipped.filter(({ text }) => /from '[^']*\/(?:erase|clear-hosts)'/.test(text));
  expect(reaching.map(({ name }) => name).sort()).toEqual([
    'background/does/clear-told.ts',
    'background/does/set-back.ts',
    'site-data/clear-hosts.ts',
    'steps/clear-site-data.ts',
  ]);
});

test('no module but steps/ask-host.ts sends a request of our own', () => {
  const SENDS = /\bfetch\(|\bXMLHttpRequest\b|sendBeacon|new WebSocket\(|new EventSource\(|\bimportScripts\(/;
  const OWN_FILE = 'fetch(browser.runtime.getURL(';
  const sending = shipped.filter(({ text }) => SENDS.test(text.replaceAll(OWN_FILE, '')));
  expect(sending.map(({ name }) => name)).toEqual(['steps/ask-host.ts']);
});

test('no module but the catalogue and what judges by words names a kind of failure: the others ask its row', () => {
  const names = new RegExp(`['"](?:${FAILURE_KINDS.join('|')})['"]`);
  const naming = shipped.filter(({ text }) => names.test(text));
  expect(naming.map(({ name }) => name).sort()).toEqual([
    'core/catalogue/failure-words.ts',
    'core/catalogue/failures.ts',
    'core/plan/verify-step.ts',
    'core/sighting/judge.ts',
  ]);
});

test('no module asks which step one is: its row says what is true of it', () => {
  const steps = STEP_IDS.filter(step => step !== 'wait'); // which is a verdict's name, too
  const asks = new RegExp(`(?:[!=]==|case) '(?:${steps.join('|')})'|[sS]tep [!=]== 'wait'`);
  expect(shipped.filter(({ text }) => asks.test(text)).map(({ name }) => name)).toEqual([]);
});

test('nothing that npm run new:failure or new:step has marked is left', () => {
  const words = { name: 'messages.json', text: readFileSync('public/_locales/en/messages.json', 'utf8') };
  const marked = [...shipped, words].filter(({ text }) => /\bTODO [a-z-]+:/.test(text));
  expect(marked.map(({ name }) => name)).toEqual([]);
});
