/**
 * The codes, reasons, closes, labels and states of the footer in the installed gateway's own package: each must have a
 * kind. Not a unit test, because
 * the package of 800 MB is installed only where real gateways are tested; the codes known when the catalogue was
 * written are tested in src/core/sighting/kind-of-words.test.ts.
 */
import fs from 'node:fs/promises';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { FOOTERS } from '../../src/core/catalogue/failure-words.ts';
import type { FailureKind } from '../../src/core/catalogue/failures.ts';
import { judge } from '../../src/core/sighting/judge.ts';
import { kindOfCode, kindOfLabel } from '../../src/core/sighting/kind-of-words.ts';
import type { SocketFacts } from '../../src/core/sighting/observation.ts';
import { cacheRoot } from '../gateway/cache.ts';
import { installGateway } from '../gateway/install.ts';
import { atLeast } from '../gateway/version.ts';
import type { WorldOptions } from '../worlds/fixtures.ts';

const test = base.extend<object, WorldOptions>({
  where: ['stand-in', { option: true, scope: 'worker' }],
  family: ['chromium', { option: true, scope: 'worker' }],
});

/** A connection that ended before it was accepted; its page shows nothing. */
const ENDED: SocketFacts = {
  address: 'wss://c3-0108.c3.heyron.ai',
  first: true,
  phase: 'closed',
  spoke: true,
  wasAccepted: false,
  closeCode: null,
  closeReason: '',
  refusal: null,
  granted: null,
};
const SHOWN = { shape: 'none', text: null, label: null, retriesItself: false } as const;

/** Reasons that say less than the code that comes with each. */
const TOLD_BY_CODE: Readonly<Record<string, string>> = {
  gateway_auth_required: 'AUTH_REQUIRED',
  token_missing_config: 'AUTH_TOKEN_NOT_CONFIGURED',
  password_missing_config: 'AUTH_PASSWORD_NOT_CONFIGURED',
  password_redacted_config: 'AUTH_PASSWORD_NOT_CONFIGURED',
};

/** What a page’s connection can be closed with, and its meaning; a close that stands for others holds a variable. */
const CLOSES: Readonly<Record<string, FailureKind>> = {
  '1002 protocol mismatch': 'version-mismatch',
  '1008 client version mismatch': 'version-mismatch',
  '1008 device identity required': 'device-identity-required',
  '1008 gateway ingress attribution required': 'host-misconfigured',
  '1008 gateway message handler loading': 'gateway-starting',
  '1011 gateway message handler unavailable': 'gateway-starting',
  // Protocol errors, which no user can fix: the exact words go into one report.
  '1008 invalid-handshake': 'refused-unknown',
  '1008 invalid role': 'refused-unknown',
  '1008 too many pending handshake frames': 'refused-unknown',
  '1008 repeated unauthorized calls': 'refused-unknown',
  '1008 slow consumer': 'refused-unknown',
  '1008 credential-replaced': 'refused-unknown',
  // A running gateway says so.
  '1009 preauth payload too large': 'connection-ended',
  '4001 agent runtime authority closed': 'connection-ended',
  '4001 client invalidated: ${reason}': 'connection-ended',
  '4001 device removed': 'connection-ended',
  '4001 gateway auth changed': 'connection-ended',
  '4001 operator role changed': 'connection-ended',
  // One that restarts, or lets the page connect again.
  '1012 browser identity route changed': 'gateway-unreachable',
  '1012 node capabilities changed': 'gateway-unreachable',
};

/** The text of a package's files with matching names. */
async function filesOf(version: string, name: RegExp, folder = ''): Promise<string[]> {
  await installGateway(version);
  const dist = path.join(cacheRoot(), version, 'node_modules/openclaw/dist', folder);
  const files = (await fs.readdir(dist)).filter(file => name.test(file));
  return Promise.all(files.map(file => fs.readFile(path.join(dist, file), 'utf8')));
}

test.skip(({ where }) => !atLeast(where, '2026.8.0'), 'older packages do not list their codes in one place');

test('every code and reason in the package of a gateway is of a kind', async ({ where }) => {
  const text = (await filesOf(where, /^connect-error-details-.*\.m?js$/)).join('\n');
  const list = /ConnectErrorDetailCodes = \{([^}]*)\}/.exec(text)?.[1] ?? '';
  const codes = [...list.matchAll(/: "([A-Z_]+)"/g)].map(([, code = '']) => code);
  const reasons = [...text.matchAll(/_UPGRADE: "([a-z-]+)"/g)].map(([, reason = '']) => reason);
  expect(codes.length).toBeGreaterThan(25);
  expect(reasons.length).toBeGreaterThan(2);
  expect([...codes, ...reasons].filter(code => kindOfCode(code) === null)).toEqual([]);
});

test('every reason for which the package of a gateway refuses a credential or a proxy is of a kind', async ({
  where,
}) => {
  const files = (await filesOf(where, /^auth-.*\.m?js$/)).filter(text => text.includes('trusted_proxy_'));
  const given = files.flatMap(text => [...text.matchAll(/reason: ["`]([a-z]+(?:_[a-z]+)+)/g)]);
  const reasons = [...new Set(given.map(([, reason = '']) => reason))];
  expect(reasons.length).toBeGreaterThan(15);
  const kindOf = (reason: string) =>
    kindOfCode(TOLD_BY_CODE[reason] ?? reason) ?? kindOfCode(`AUTH_${reason}`) ?? 'refused-unknown';
  expect(reasons.filter(reason => kindOf(reason) === 'refused-unknown')).toEqual([]);
  const proxy = reasons.filter(reason => reason.startsWith('trusted_proxy_'));
  const people = proxy.filter(reason => kindOf(reason) !== 'host-misconfigured');
  expect(people.sort()).toEqual(['trusted_proxy_user_missing', 'trusted_proxy_user_not_allowed']);
});

test('every close in the package of a gateway that can meet a page is of a kind', async ({ where }) => {
  const text = (await filesOf(where, /^(?:ws-connection|message-handler|server)-.*\.m?js$/)).join('\n');
  const calls = [...text.matchAll(/\bclose\((1\d{3}|4\d{3}), ?["`]([^"`]{3,90})/g)];
  const closes = [...new Set(calls.map(([, code, reason]) => `${code} ${reason}`))];
  expect(closes.length).toBeGreaterThan(12);
  expect(
    closes.filter(close => !CLOSES[close]),
    'closes without a row',
  ).toEqual([]);
  const judged = closes.map(close => {
    const [, code, closeReason = ''] = /^(\d+) (.*)$/.exec(close) ?? [];
    const verdict = judge({
      host: 'c3-0108.c3.heyron.ai',
      look: SHOWN,
      socket: { ...ENDED, closeCode: Number(code), closeReason },
    });
    return [close, 'kind' in verdict ? verdict.kind : verdict.state];
  });
  expect(Object.fromEntries(judged)).toEqual(Object.fromEntries(closes.map(close => [close, CLOSES[close]])));
});

test('every label of the login gate in the package of a gateway is of a kind, but for the one that proves nothing', async ({
  where,
}) => {
  const text = (await filesOf(where, /\.js$/, 'control-ui/assets')).join('\n');
  const given = text.matchAll(/\bkind:[`"]([a-z-]+)[`"],[^{}]{0,200}?titleKey:/g);
  const labels = [...new Set([...given].map(([, label = '']) => label))];
  expect(labels.length).toBeGreaterThan(7);
  expect(labels.filter(label => kindOfLabel(label) === null)).toEqual(['network']);
});

test('every state that the footer of the package’s page can show is known', async ({ where }) => {
  test.skip(!atLeast(where, '2026.9.0'), 'older pages have another footer');
  const text = (await filesOf(where, /\.js$/, 'control-ui/assets')).join('\n');
  expect(text).toContain('gateway-status--$');
  // The page takes the footer's words from two runs of its English ones, each between words for something else.
  const words = [
    /\bdisconnectedTitle:`[^`]*`,(.*?)interruptedRetrying:/.exec(text)?.[1] ?? '',
    /\binterrupted:`[^`]*`,(.*?)retryNow:/.exec(text)?.[1] ?? '',
  ];
  const states = words.flatMap(run => [...run.matchAll(/["`]?([a-z-]+)["`]?:`[^`]*`/g)].map(([, state = '']) => state));
  expect(states.length).toBeGreaterThan(7);
  expect(states.filter(state => !FOOTERS.has(state))).toEqual([]);
});
