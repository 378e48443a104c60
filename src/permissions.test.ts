import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import manifest from '../manifest.json' with { type: 'json' };

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
