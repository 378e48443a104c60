import { readdirSync, readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import manifest from '../manifest.json' with { type: 'json' };
import { askForSite } from './platform/ask-for-site';
import { inertPage } from './site-data/own-pages';
import { newBrowser } from './testing/fake-browser';

/** The code that is shipped. */
const shipped = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(name => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !/(?:^|[\\/])testing[\\/]/.test(name))
  .map(name => ({ name: name.replaceAll('\\', '/'), text: readFileSync(`src/${name}`, 'utf8') }));

vi.mock('webextension-polyfill', async () => ({
  default: (await import('./testing/fake-browser')).browser,
}));

test('every permission of the manifest has exactly one heading in docs/permissions.md, and no other has', () => {
  const headings = [...readFileSync('docs/permissions.md', 'utf8').matchAll(/^#{2,} *(.*)$/gm)].map(([, text]) => text);
  const asked = [
    ...manifest.permissions,
    ...manifest.host_permissions,
    manifest.optional_host_permissions.join('`, `'),
  ].map(name => `\`${name}\``);
  expect(headings.toSorted()).toEqual(asked.toSorted());
});

test('by itself nothing is asked for beyond heyron.ai, and no other site’s page gets a script', () => {
  expect(manifest.host_permissions).toEqual(['*://*.heyron.ai/*']);
  expect('optional_permissions' in manifest).toBe(false);
  expect(manifest.optional_host_permissions).toEqual(['http://*/*', 'https://*/*']);
  for (const { matches } of manifest.content_scripts)
    for (const match of matches) expect(manifest.host_permissions).toContain(match);
});

test('no code asks for a pattern of more than one host: two places ask at all, and both are known', () => {
  const asking = shipped.filter(({ text }) => /permissions\s*\??\.\s*(?:request|addHostAccessRequest)\b/.test(text));
  expect(asking.map(({ name }) => name).sort()).toEqual(['platform/ask-for-site.ts', 'platform/permissions.ts']);
  const [site, heyron] = ['platform/ask-for-site.ts', 'platform/permissions.ts'].map(
    file => shipped.find(({ name }) => name === file)?.text ?? '',
  );
  expect(site).toContain('isOfOneHost(pattern) ? browser.permissions.request({ origins: [pattern] })');
  expect(heyron?.match(/permissions\.request\(.*\)/g)).toEqual(['permissions.request({ origins: [HEYRON_MATCH] })']);
  const naming = shipped.filter(({ text }) => /['"`](?:https?|\*):\/\/\*\/|<all_urls>/.test(text));
  expect(naming.map(({ name }) => name)).toEqual([]);
});

test('more than one host is not even asked about', async () => {
  const fake = newBrowser();
  const request = vi.spyOn(fake.permissions, 'request');
  for (const wide of ['<all_urls>', '*://*/*', 'http://*/*', 'https://*/*', 'https://*.example.com/*'])
    expect(await askForSite(wide)).toBe(false);
  expect(request).not.toHaveBeenCalled();
  expect(await askForSite('http://192.168.1.20:18789/*')).toBe(true);
});

test('the address of an inert page is in docs/permissions.md, and no page that anyone could guess is stopped', () => {
  const { pathname, search } = new URL(inertPage('https://heyron.ai', ''));
  expect(readFileSync('docs/permissions.md', 'utf8')).toContain(`\`${pathname}${search}\``);
  const scripts = manifest.content_scripts.flatMap(({ js }) => js);
  expect(scripts).toEqual(['src/content/page-hook.iife.ts', 'src/content/sentinel.iife.ts']);
});
