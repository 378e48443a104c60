/**
 * Every line that Re-Pair shows to whoever runs a gateway, typed on a real gateway's machine. The link that it prints is
 * opened in a browser elsewhere, at a name that is not the gateway's own machine.
 */

import fs from 'node:fs/promises';
import { FAILURES, type FailureKind } from '../../src/core/catalogue/failures.ts';
import { STEP_ROWS, type StepId } from '../../src/core/catalogue/steps.ts';
import type { CurrentFailure } from '../../src/core/incident/reduce.ts';
import type { Sighting } from '../../src/core/sighting/sighting.ts';
import { linkCommand, type OwnCommand, ownCommands } from '../../src/core/view/own-commands.ts';
import { eventually } from '../browser/eventually.ts';
import { launchBrowser } from '../browser/launch.ts';
import { type Edge, startEdge } from '../gateway/edge.ts';
import { type Gateway, startGateway } from '../gateway/gateway.ts';
import { atLeast } from '../gateway/version.ts';
import { STRANGERS } from '../net/hosts.ts';
import { test as base, expect } from '../worlds/fixtures.ts';

const [, , HOST] = STRANGERS;
const ORIGIN = `https://${HOST}`;
const BASE_PATH = '/openclaw';
const WHERE = { origin: ORIGIN, gateway: `wss://${HOST}${BASE_PATH}` };
const LISTED = 'http://[fd00::1]:18789';
const DEVICE_ID = '0badcafe'.repeat(8);

/** Where an owner has their gateway: behind a proxy of theirs, below a path, at a name of its own. */
const test = base.extend<{ gateway: Gateway; edge: Edge }>({
  gateway: async ({ where }, use) => {
    const patch = { gateway: { controlUi: { basePath: BASE_PATH } } };
    const gateway = await startGateway({ version: where, allowedOrigins: [LISTED, ORIGIN], patch });
    await use(gateway);
    await gateway.dispose();
  },
  edge: async ({ gateway }, use) => {
    const edge = await startEdge({ agents: { [HOST]: gateway } });
    await use(edge);
    await edge.stop();
  },
});

test('the link is printed for the page’s own address, in the only line of its output', async ({ where, gateway }) => {
  const { words, text, windows } = linkCommand(WHERE, named(where));
  const { out, err } = await gateway.shell(text);
  const lines = out.trim().split('\n');
  if (atLeast(where, '2026.8.0'))
    expect(lines).toEqual([
      expect.stringMatching(/^https:\/\/\S+\/openclaw\/#bootstrapToken=[\w-]{43}&bootstrapProfile=owner$/),
    ]);
  else if (atLeast(where, '2026.4.0')) expect(lines, 'these print no link').toEqual(['']);
  else {
    const mark = atLeast(where, '2026.2.19') ? '#' : '?';
    expect(lines).toEqual([`${ORIGIN}${BASE_PATH}/${mark}token=${gateway.token}`]);
  }
  expect(out).not.toContain('127.0.0.1');
  expect(err).toBe('');
  expect(words).toBe(atLeast(where, '2026.9.0') ? 'own_command_link' : 'own_command_link_older');
  // There is no PowerShell here; what its patterns make of the same output is seen all the same.
  const printed = await gateway.shell(
    atLeast(where, '2026.8.0') ? 'openclaw dashboard --json' : 'openclaw dashboard --no-open',
  );
  const [, pattern = '', link = ''] = /-replace '([^']+)', '([^']+)'/.exec(windows ?? '') ?? [];
  const replaced = printed.out.split('\n').filter(line => new RegExp(pattern).test(line));
  const [first = ''] = replaced.map(line => line.replace(new RegExp(pattern), link));
  expect(first.replace(/bootstrapToken=[\w-]{43}/, 'once')).toBe(lines[0]?.replace(/bootstrapToken=[\w-]{43}/, 'once'));
});

test('the link lets a browser in elsewhere, at once, and once', async ({ where, gateway, edge, family }) => {
  test.skip(!atLeast(where, '2026.8.0'), 'this version knows no such link');
  const { out } = await gateway.shell(linkCommand(WHERE, named(where)).text);
  const browser = await launchBrowser(family, { site: edge });
  try {
    const page = await browser.newPage(out.trim());
    await expect(page.locator('textarea:visible').last()).toBeVisible();
    expect(new URL(page.url()).origin).toBe(ORIGIN);
    expect(await gateway.pending()).toEqual([]);
  } finally {
    await browser.close();
  }
  const second = await launchBrowser(family, { site: edge });
  try {
    const page = await second.newPage(out.trim());
    await expect(page.locator('.login-gate__failure').first()).toBeVisible();
  } finally {
    await second.close();
  }
});

test('where no link is printed, the named file holds the key', async ({ where, gateway }) => {
  test.skip(!atLeast(where, '2026.3.0') || atLeast(where, '2026.9.0'), 'this version prints a link, or shows the key');
  const { out } = await gateway.shell(lineOf('own_command_settings_file', where));
  const named = out.trim().split('\n').at(-1)?.replace('~', gateway.home) ?? '';
  expect(JSON.parse(await fs.readFile(named, 'utf8')).gateway.auth.token).toBe(gateway.token);
});

test('the key is shown in a terminal alone', async ({ where, gateway }) => {
  test.skip(!atLeast(where, '2026.9.0'), 'this version shows it nowhere');
  const line = lineOf('own_command_token', where);
  const shown = await gateway.shell(`script -qec '${line}' /dev/null </dev/null`);
  expect(shown.out).toContain(gateway.token);
  const piped = await gateway.shell(`${line} | cat`);
  expect(piped.out).not.toContain(gateway.token);
});

test('an address is added to those that are accepted, and the others stay', async ({ where, gateway }) => {
  test.skip(!atLeast(where, '2026.2.0'), 'this version has no such list');
  const added = { ...WHERE, origin: 'http://192.168.1.20:18789' };
  const [look, allow] = commandsOf('restart-gateway', 'origin-not-allowed', where, added);
  const before = await gateway.shell(look?.text ?? '');
  expect(JSON.parse(before.out)).toEqual([LISTED, ORIGIN]);
  const allowed = await gateway.shell(allow?.text ?? '');
  expect(allowed.code, allowed.err).toBe(0);
  expect(allowed.out).toContain(atLeast(where, '2026.9.0') ? 'without restarting' : 'Restart the gateway');
  const after = await gateway.shell(look?.text ?? '');
  expect(JSON.parse(after.out)).toEqual([added.origin, LISTED, ORIGIN]);
});

test('the first address is added where none is listed', async ({ where, gateway }) => {
  test.skip(!atLeast(where, '2026.2.0'), 'this version has no such list');
  const [look, allow] = commandsOf('restart-gateway', 'origin-not-allowed', where, WHERE);
  await gateway.shell('openclaw config unset gateway.controlUi.allowedOrigins');
  expect((await gateway.shell(allow?.text ?? '')).code).toBe(0);
  expect(JSON.parse((await gateway.shell(look?.text ?? '')).out)).toEqual([ORIGIN]);
});

test('a proxy is added to those that are trusted', async ({ where, gateway }) => {
  const [look, trust] = commandsOf('restart-gateway', 'host-misconfigured', where, WHERE);
  await gateway.shell(`openclaw config set gateway.trustedProxies "['10.0.0.2']"`);
  const trusted = await gateway.shell(trust?.text ?? '');
  expect(trusted.code, trusted.err).toBe(0);
  expect(JSON.parse((await gateway.shell(look?.text ?? '')).out)).toEqual(['127.0.0.1', '10.0.0.2']);
});

test('who answers, and where, is told by its own machine', async ({ where, gateway }) => {
  const status = await gateway.shell(lineOf('own_command_status', where));
  expect(status.out).toContain(`:${gateway.port}`);
  expect(status.out).toContain('openclaw.json');
  // It waits 3 s for an answer, which a gateway on a busy machine may miss; its owner would ask again.
  const probe = async () => (await gateway.shell(lineOf('own_command_probe', where))).out;
  await eventually(probe, 'an answer of its own gateway').toMatch(/Reachable: yes/);
});

test('devices are listed, approved, removed and rotated as it says', async ({ where, gateway }) => {
  const listed = await gateway.shell(lineOf('own_command_devices', where));
  expect(listed.code, listed.err).toBe(0);
  for (const [words, usage] of [
    ['own_command_remove', /devices remove .*<deviceId>/],
    ['own_command_rotate', /--device <id>[\s\S]*--role <role>/],
  ] as const) {
    if (words === 'own_command_remove' && !atLeast(where, '2026.2.0')) continue; // 1.29 cannot remove one
    const line = lineOf(words, where);
    expect(line).toContain(DEVICE_ID);
    const help = await gateway.shell(`${line.split(DEVICE_ID)[0]?.replace('--device ', '')}--help`);
    expect(help.out).toMatch(usage);
  }
});

test('it restarts', async ({ where, gateway }) => {
  // 2026.1 asks a service manager at once, which test machines may lack.
  const more = atLeast(where, '2026.3.0') ? '' : ' --help';
  const { code, out, err } = await gateway.shell(`${lineOf('own_command_restart', where)}${more}`);
  expect(code, `${out}${err}`).toBe(0);
  expect(out).toMatch(/restart|Gateway service disabled/i);
});

/** The version as a page of it names it; older ones name none. */
function named(version: string): string | null {
  return atLeast(version, '2026.9.0') ? version : null;
}

/** All commands of a step, in their order. */
function commandsOf(step: StepId, kind: FailureKind, version: string, where: typeof WHERE): OwnCommand[] {
  const sighting = { gatewayVersion: named(version), deviceId: DEVICE_ID } as Sighting;
  const failure = { kind, sighting } as CurrentFailure;
  const commands = ownCommands(STEP_ROWS[step], { failure, cause: null }, where);
  return commands ? [commands.first, ...commands.more] : [];
}

/** The line with these words, wherever it is shown first. */
function lineOf(words: OwnCommand['words'], version: string): string {
  for (const step of ['fresh-link', 'restart-gateway'] as const)
    for (const kind of Object.keys(FAILURES) as FailureKind[]) {
      const found = commandsOf(step, kind, version, WHERE).find(command => command.words === words);
      if (found) return found.text;
    }
  throw new Error(`No step shows ${words} in ${version}`);
}
