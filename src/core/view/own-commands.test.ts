import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BEGIN, DEVICE_ID, Story } from '../../testing/events';
import { ownOriginOf } from '../address/own-address';
import { FAILURE_KINDS, FAILURES, type FailureKind } from '../catalogue/failures';
import { STEP_IDS, STEP_ROWS, type StepId } from '../catalogue/steps';
import { linkBase, linkCommand, type OwnCommand, ownCommands } from './own-commands';

const LAN = { origin: 'http://192.168.1.20:18789', gateway: 'ws://192.168.1.20:18789' };
const NEW = '2026.9.6';
const SETS = /\bconfig set\b/;

function all(step: StepId, kind: FailureKind, version: string | null, where = LAN): OwnCommand[] {
  const { state } = new Story().fails(kind, { gatewayVersion: version, deviceId: DEVICE_ID });
  const commands = ownCommands(STEP_ROWS[step], state, where);
  return commands ? [commands.first, ...commands.more] : [];
}

/** Every command that can be shown. */
const ALL = STEP_IDS.flatMap(step =>
  FAILURE_KINDS.flatMap(kind => [null, NEW].flatMap(version => all(step, kind, version))),
);

describe('the address of a link', () => {
  test.each([
    [LAN.origin, LAN.gateway, 'http://192.168.1.20:18789/'],
    ['https://agent.example.com', 'wss://agent.example.com/openclaw', 'https://agent.example.com/openclaw/'],
    ['https://agent.example.com', 'wss://agent.example.com/openclaw/', 'https://agent.example.com/openclaw/'],
    // What a page names elsewhere is no part of it, and no path that a shell could read otherwise.
    ['http://192.168.1.20:18789', 'ws://127.0.0.1:18789/evil', 'http://192.168.1.20:18789/'],
    ['https://agent.example.com', 'wss://agent.example.com/a$(x)', 'https://agent.example.com/'],
    ['https://agent.example.com', "wss://agent.example.com/a'b", 'https://agent.example.com/'],
    ['https://agent.example.com', 'nonsense', 'https://agent.example.com/'],
  ])('of a page at %s that talks to %s is %s', (origin, gateway, base) => {
    expect(linkBase({ origin, gateway })).toBe(base);
  });

  test('has the path that its user has added, also where the page never connected', () => {
    const where = { origin: 'https://agent.example.com', gateway: 'wss://agent.example.com' };
    expect(linkBase(where, '/openclaw')).toBe('https://agent.example.com/openclaw/');
    expect(linkBase(where, '/$(x)')).toBe('https://agent.example.com/');
  });

  test('never names the machine on which it is printed', () => {
    for (const version of [null, NEW]) {
      const { text, windows } = linkCommand(LAN, version);
      expect(text + windows).not.toMatch(/127\.0\.0\.1|gatewayUrl|localhost/);
      expect(text).toContain(LAN.origin);
      expect(windows).toContain(LAN.origin);
    }
  });
});

describe('what changes a security setting', () => {
  const changing = ALL.filter(({ text }) => SETS.test(text));

  test('is never the first command, and says what it opens', () => {
    expect(changing.length).toBeGreaterThan(0);
    for (const { words } of changing) expect(['own_command_allow', 'own_command_trust']).toContain(words);
    for (const step of STEP_IDS)
      for (const kind of FAILURE_KINDS)
        for (const version of [null, NEW]) expect(all(step, kind, version)[0]?.text ?? '').not.toMatch(SETS);
  });

  test('comes after a look at what is there, and reads that in', () => {
    for (const { text, windows } of changing) {
      const [, setting = ''] = /config set (\S+)/.exec(text) ?? [];
      expect(text).toContain(`openclaw config get ${setting}`);
      expect(windows).toContain(`openclaw config get ${setting}`);
    }
    const [look, allow] = all('restart-gateway', 'origin-not-allowed', null);
    expect(look?.text).toBe('openclaw config get gateway.controlUi.allowedOrigins');
    expect(allow?.text).toContain(`"['${LAN.origin}',$(`);
  });

  test('is followed by a restart only where that version needs one', () => {
    const words = (version: string | null) =>
      all('restart-gateway', 'origin-not-allowed', version).map(each => each.words);
    expect(words(NEW)).toEqual(['own_command_origins', 'own_command_allow']);
    expect(words(null)).toEqual(['own_command_origins', 'own_command_allow', 'own_command_restart']);
  });
});

describe('the key', () => {
  test('is shown by a command only where the version has it', () => {
    expect(all('fresh-link', 'token-mismatch', NEW).map(({ text }) => text)).toContain(
      'openclaw gateway auth-token --show',
    );
    expect(
      all('fresh-link', 'token-mismatch', null)
        .map(({ text }) => text)
        .join(),
    ).not.toContain('auth-token');
  });
});

test('a device is named only where it is what was refused, and only by a validated id', () => {
  const named = (kind: FailureKind) => all('fresh-link', kind, NEW).filter(({ text }) => text.includes(DEVICE_ID));
  for (const kind of FAILURE_KINDS)
    expect(named(kind).length, kind).toBe(FAILURES[kind].clearing.stored === 'deviceToken' ? 2 : 0);
  const { state } = new Story().fails('device-token-mismatch', { deviceId: null });
  const commands = ownCommands(STEP_ROWS['fresh-link'], state, LAN);
  expect(commands?.more.map(({ words }) => words)).not.toContain('own_command_remove');
});

test('where it forgot this browser, its own machine says first which settings it runs with', () => {
  const story = new Story().fails('pairing-required', { knownDevice: true, gatewayVersion: NEW });
  const known = { letInAt: BEGIN, deviceId: null, version: null, versionNow: null, start: 1, proofs: [] };
  story.add({ type: 'explained', at: BEGIN, cause: { cause: 'agent-forgot', certainty: 'sure', ...known } });
  expect(ownCommands(STEP_ROWS['restart-gateway'], story.state, LAN)?.first.text).toBe('openclaw gateway status');
});

test('of nothing that a page or a gateway says does a command hold more than an origin, a path and an id', () => {
  const words = fc.string({ minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), words, words, (address, path, said) => {
      const origin = ownOriginOf(address);
      if (origin === null) return;
      const gateway = `${origin.replace(/^http/, 'ws')}/${path}?token=${said}`;
      for (const kind of ['token-mismatch', 'origin-not-allowed', 'gateway-unreachable'] as const) {
        const { state } = new Story().fails(kind, { text: said, reason: said, gatewayVersion: NEW });
        for (const step of ['fresh-link', 'restart-gateway'] as const) {
          const commands = ownCommands(STEP_ROWS[step], state, { origin, gateway });
          for (const { text } of commands ? [commands.first, ...commands.more] : []) {
            const rest = text.replaceAll(linkBase({ origin, gateway }), '').replaceAll(origin, '');
            expect(rest).toMatch(/^[\w .,:;|/\\^$()[\]{}<>&"'#?*=+-]*$/);
            expect(rest).not.toContain('token=?');
          }
        }
      }
      expect(linkBase({ origin, gateway }).slice(origin.length)).toMatch(/^(?:\/[\w.~-]{1,60}){0,5}\/$/);
    }),
    { numRuns: 60 },
  );
});
