// @vitest-environment happy-dom
/**
 * Detection against pages captured from real gateways. The captures are not in the repository; without them these tests
 * are skipped. The expected result comes from what was on the wire during the capture, never from the page.
 */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { FailureKind } from '../core/catalogue/failures';
import { judge } from '../core/sighting/judge';
import type { PageScan, SocketReport } from '../core/sighting/observation';
import { readRefusal } from '../core/sighting/refusal';
import { HOST, NOTHING, report } from '../testing/observations';
import { showPage } from '../testing/page';
import { scanPage } from './scan-page';

const CORPUS = '../shared/corpus';

interface Outcome {
  readonly title: string;
  readonly connected: boolean;
  readonly lastClose: { readonly code: number; readonly reason: string } | null;
  readonly connectError: {
    readonly message: string;
    readonly details?: { readonly code?: string; readonly reason?: string; readonly requestId?: string };
  } | null;
}

/** Captures whose page does not show what the wire said, and why. */
const NOT_IN_THE_PAGE: Record<string, string> = {
  '2026.8.2/gateway-restart.stopping':
    'captured as the socket closed: the shell has no sign of it yet but the start of its title, which is translated',
};

const cells = existsSync(`${CORPUS}/index.json`)
  ? (JSON.parse(readFileSync(`${CORPUS}/index.json`, 'utf8')) as { path: string }[]).map(({ path }) => path)
  : [];
const toldByThePage = cells.filter(cell => !(cell in NOT_IN_THE_PAGE));
const withASocket = cells.filter(cell => outcomeOf(cell).connected || outcomeOf(cell).lastClose !== null);

function outcomeOf(cell: string): Outcome {
  return JSON.parse(readFileSync(`${CORPUS}/${cell}/outcome.json`, 'utf8'));
}

const looks = new Map<string, PageScan>();

function pageOf(cell: string): PageScan {
  const look = looks.get(cell) ?? scanPage(showPage(readFileSync(`${CORPUS}/${cell}/dom.html`, 'utf8')), 0);
  looks.set(cell, look);
  return look;
}

type Expected = FailureKind | 'connected' | 'dropped';

const PAIRING: Record<string, FailureKind> = {
  'not-paired': 'pairing-required',
  'scope-upgrade': 'scope-upgrade',
  'role-upgrade': 'role-upgrade',
};
const CODES: Record<string, FailureKind> = {
  AUTH_TOKEN_MISMATCH: 'token-mismatch',
  AUTH_TOKEN_MISSING: 'token-missing',
  AUTH_PASSWORD_MISMATCH: 'password-mismatch',
  AUTH_PASSWORD_MISSING: 'password-mismatch',
  AUTH_DEVICE_TOKEN_MISMATCH: 'device-token-mismatch',
  AUTH_BOOTSTRAP_TOKEN_INVALID: 'bootstrap-token-invalid',
  AUTH_RATE_LIMITED: 'rate-limited',
  CONTROL_UI_ORIGIN_NOT_ALLOWED: 'origin-not-allowed',
};
/** 2026.1 sends no codes. */
const OLD_REASONS: Record<string, FailureKind> = {
  'pairing required': 'pairing-required',
  'unauthorized: gateway token mismatch (open a tokenized dashboard URL or paste token in Control UI settings)':
    'token-mismatch',
};

/** What the wire said. */
function expectedOf({ title, connected, lastClose, connectError }: Outcome): Expected {
  if (connected) return 'connected';
  const { code, reason = '' } = connectError?.details ?? {};
  const kind = code === 'PAIRING_REQUIRED' ? PAIRING[reason] : code ? CODES[code] : undefined;
  if (kind) return kind;
  const old = lastClose?.code === 1008 ? OLD_REASONS[lastClose.reason] : undefined;
  if (old) return old;
  if (lastClose?.code === 1006) return 'dropped';
  if (!lastClose && title === '502 Bad Gateway') return 'gateway-unreachable';
  throw new Error('an outcome that this table does not know');
}

function verdictOf(socket: SocketReport | null, look: PageScan): Expected | 'undecided' {
  const verdict = judge({ host: HOST, socket, look });
  return verdict.state === 'failing' ? verdict.kind : verdict.state;
}

/** The hook's report of an outcome: all of it, or only how the socket closed. */
function reportOf({ connected, lastClose, connectError }: Outcome, how: 'all' | 'close only'): SocketReport {
  const refusal = readRefusal(connectError);
  const dropped = lastClose?.code === 1006;
  return report({
    phase: connected ? 'accepted' : 'closed',
    spoke: connected || !dropped,
    wasAccepted: connected,
    closeCode: connected ? null : (lastClose?.code ?? null),
    closeReason: connected ? '' : (lastClose?.reason ?? ''),
    refusal: connectError && how === 'all' ? refusal : null,
  });
}

describe.skipIf(cells.length === 0)('captured pages', () => {
  test('the corpus holds every generation, connected, refused and without its gateway', () => {
    for (const version of ['1.29', '3.13', '4.5', '5.7', '6.11', '8.2', '9.6']) {
      const seen = cells.filter(cell => cell.startsWith(`2026.${version}/`)).map(cell => expectedOf(outcomeOf(cell)));
      expect(seen).toEqual(expect.arrayContaining(['connected', 'dropped', 'gateway-unreachable', 'token-mismatch']));
    }
  });

  describe('the page alone tells what the wire said', () => {
    test.each(toldByThePage)('%s', cell => {
      const outcome = outcomeOf(cell);
      const expected = expectedOf(outcome);
      // A page without an error proves nothing, so a connected one is `undecided`.
      const allowed = expected === 'connected' ? ['undecided'] : [expected];
      const look = pageOf(cell);
      expect(allowed).toContain(verdictOf(null, look));
    });
  });

  describe('a page that does not show it is undecided', () => {
    test.each(Object.entries(NOT_IN_THE_PAGE))('%s: %s', cell => {
      expect(verdictOf(null, pageOf(cell))).toBe('undecided');
    });
  });

  describe('the socket alone tells it, by its answer or by its close', () => {
    test.each(withASocket)('%s', cell => {
      const outcome = outcomeOf(cell);
      expect(verdictOf(reportOf(outcome, 'all'), NOTHING)).toBe(expectedOf(outcome));
      expect(verdictOf(reportOf(outcome, 'close only'), NOTHING)).toBe(expectedOf(outcome));
    });
  });

  describe('page and socket together say the same', () => {
    test.each(withASocket)('%s', cell => {
      const outcome = outcomeOf(cell);
      expect(verdictOf(reportOf(outcome, 'all'), pageOf(cell))).toBe(expectedOf(outcome));
    });
  });
});
