import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import manifest from '../manifest.json' with { type: 'json' };
import { inertPage } from './site-data/own-pages';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('./testing/fake-browser')).browser,
}));

test('every permission of the manifest has exactly one heading in docs/permissions.md, and no other has', () => {
  const headings = [...readFileSync('docs/permissions.md', 'utf8').matchAll(/^#{2,} *(.*)$/gm)].map(
    ([, text]) => text,
  );
  const asked = [...manifest.permissions, ...manifest.host_permissions].map(name => `\`${name}\``);
  expect(headings.toSorted()).toEqual(asked.toSorted());
});

test('nothing is asked for beyond heyron.ai', () => {
  expect(manifest.host_permissions).toEqual(['*://*.heyron.ai/*']);
  expect('optional_permissions' in manifest || 'optional_host_permissions' in manifest).toBe(false);
  const own = [...manifest.host_permissions, '*://*.heyron.ai/?v=1'];
  for (const { matches } of manifest.content_scripts)
    for (const match of matches) expect(own).toContain(match);
});

test('the script that stops an inert page is for its address, and that is in docs/permissions.md', () => {
  const { pathname, search } = new URL(inertPage('https://heyron.ai', 'mark'));
  const [stops] = manifest.content_scripts.filter(({ js }) => js.some(file => file.includes('inert')));
  expect(stops?.matches).toEqual([`*://*.heyron.ai${pathname}${search}`]);
  expect(readFileSync('docs/permissions.md', 'utf8')).toContain(`\`${pathname}${search}\``);
});
