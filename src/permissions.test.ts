import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import manifest from '../manifest.json' with { type: 'json' };
import { inertPage } from './site-data/own-pages';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('./testing/fake-browser')).browser,
}));

test('every permission of the manifest has exactly one heading in docs/permissions.md, and no other has', () => {
  const headings = [...readFileSync('docs/permissions.md', 'utf8').matchAll(/^#{2,} *(.*)$/gm)].map(([, text]) => text);
  const asked = [...manifest.permissions, ...manifest.host_permissions].map(name => `\`${name}\``);
  expect(headings.toSorted()).toEqual(asked.toSorted());
});

test('nothing is asked for beyond heyron.ai', () => {
  expect(manifest.host_permissions).toEqual(['*://*.heyron.ai/*']);
  expect('optional_permissions' in manifest || 'optional_host_permissions' in manifest).toBe(false);
  for (const { matches } of manifest.content_scripts)
    for (const match of matches) expect(manifest.host_permissions).toContain(match);
});

test('the address of an inert page is in docs/permissions.md, and no page that anyone could guess is stopped', () => {
  const { pathname, search } = new URL(inertPage('https://heyron.ai', ''));
  expect(readFileSync('docs/permissions.md', 'utf8')).toContain(`\`${pathname}${search}\``);
  const scripts = manifest.content_scripts.flatMap(({ js }) => js);
  expect(scripts).toEqual(['src/content/page-hook.iife.ts', 'src/content/sentinel.iife.ts']);
});
