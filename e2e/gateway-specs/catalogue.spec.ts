/**
 * The codes and reasons that the installed gateway can answer with, read out of its own package: each has to be of a kind. Here
 * and not among the unit tests, because a package of 800 MB is installed only where real gateways are tested; the codes that were
 * known when the catalogue was written are a unit test's (src/core/sighting/wire.test.ts).
 */
import fs from 'node:fs/promises';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { kindOfCode } from '../../src/core/sighting/wire.ts';
import { cacheRoot } from '../gateway/cache.ts';
import { installGateway } from '../gateway/install.ts';
import { atLeast } from '../gateway/version.ts';
import type { WorldOptions } from '../worlds/test.ts';

const test = base.extend<object, WorldOptions>({
  where: ['stand-in', { option: true, scope: 'worker' }],
  family: ['chromium', { option: true, scope: 'worker' }],
});

test('every code and reason in the package of a gateway is of a kind', async ({ where }) => {
  test.skip(!atLeast(where, '2026.8.0'), 'older packages do not list their codes in one place');
  await installGateway(where);
  const dist = path.join(cacheRoot(), where, 'node_modules/openclaw/dist');
  const files = (await fs.readdir(dist)).filter(name => /^connect-error-details-.*\.m?js$/.test(name));
  const texts = await Promise.all(files.map(name => fs.readFile(path.join(dist, name), 'utf8')));
  const text = texts.join('\n');
  const list = /ConnectErrorDetailCodes = \{([^}]*)\}/.exec(text)?.[1] ?? '';
  const codes = [...list.matchAll(/: "([A-Z_]+)"/g)].map(([, code = '']) => code);
  const reasons = [...text.matchAll(/_UPGRADE: "([a-z-]+)"/g)].map(([, reason = '']) => reason);
  expect(codes.length).toBeGreaterThan(25);
  expect(reasons.length).toBeGreaterThan(2);
  expect([...codes, ...reasons].filter(code => kindOfCode(code) === null)).toEqual([]);
});
