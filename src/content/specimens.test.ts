// @vitest-environment happy-dom
/** Every selector of look.ts against pages that show a failure, and against pages that only look or sound like one. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { FailureKind } from '../core/failure';
import { judge } from '../core/sighting/judge';
import type { PageLook } from '../core/sighting/observation';
import { kindOfText } from '../core/sighting/wire';
import { showPage } from '../testing/page';
import { lookAt } from './look';
import * as SIGNS from './signs';

const FOLDER = 'src/content/specimens';
const HOST = 'c3-0108.c3.heyron.ai';
const ID = '0badcafe-0000-4000-8000-000000000000';

interface Expected {
  readonly says: FailureKind | 'dropped';
  readonly shape: PageLook['shape'];
  readonly text: string | null;
  readonly requestId?: string;
  readonly retriesItself?: true;
}

const MISMATCH =
  'unauthorized: gateway token mismatch (open the dashboard URL and paste the token in Control UI settings)';
const WITH_ID = `device pairing required (requestId: ${ID})`;
const BANNER: Expected = { says: 'pairing-required', shape: 'banner', text: 'Auth failed: pairing required' };

const MADE_BY_HAND: Record<string, Expected> = {
  '2026.9-gate-pairing': {
    says: 'pairing-required',
    shape: 'gate',
    text: WITH_ID,
    requestId: ID,
    retriesItself: true,
  },
  '2026.9-reconnecting-pairing': {
    says: 'pairing-required',
    shape: 'offline',
    text: WITH_ID,
    requestId: ID,
    retriesItself: true,
  },
  '2026.9-reconnecting-1006': {
    says: 'dropped',
    shape: 'offline',
    text: 'Connection to the Gateway was interrupted. Reconnecting automatically. (WebSocket 1006)',
    retriesItself: true,
  },
  '2026.8-offline': {
    says: 'dropped',
    shape: 'offline',
    text: 'disconnected (1006): Unknown',
    retriesItself: true,
  },
  '2026.7-reconnecting': { says: 'dropped', shape: 'offline', text: null, retriesItself: true },
  '2026.7-gate-that-lies': { says: 'token-mismatch', shape: 'gate', text: MISMATCH },
  '2026.6-gate-mismatch': { says: 'token-mismatch', shape: 'gate', text: MISMATCH },
  '2026.6-gate-label-only': { says: 'pairing-required', shape: 'gate', text: null, requestId: ID },
  '2026.5-gate-pairing': { says: 'pairing-required', shape: 'gate', text: WITH_ID, requestId: ID },
  '2026.5-gate-mismatch': { says: 'token-mismatch', shape: 'gate', text: MISMATCH },
  '2026.5-gate-missing-german': {
    says: 'token-missing',
    shape: 'gate',
    text: 'unauthorized: gateway token missing (open the dashboard URL and paste the token in Control UI settings)',
  },
  '2026.1-shell-pairing': {
    says: 'pairing-required',
    shape: 'banner',
    text: 'disconnected (1008): pairing required',
    retriesItself: true,
  },
  '2026.1-shell-1006': {
    says: 'dropped',
    shape: 'banner',
    text: 'disconnected (1006): no reason',
    retriesItself: true,
  },
  'http-502': { says: 'gateway-unreachable', shape: 'http-error', text: '502 Bad Gateway' },
  'not-started': {
    says: 'gateway-unreachable',
    shape: 'not-started',
    text: 'Control UI did not start The page loaded, but its app did not start. The gateway may be restarting.',
  },
  'banner-alert': BANNER,
  'banner-class-banner': BANNER,
  'banner-class-toast': BANNER,
  'banner-class-alert': BANNER,
  'banner-class-error': BANNER,
  'banner-class-snackbar': BANNER,
  'banner-class-notif': BANNER,
  'banner-status': { says: 'token-missing', shape: 'banner', text: 'unauthorized: gateway token missing' },
  'banner-live': {
    says: 'token-mismatch',
    shape: 'banner',
    text: 'Connection closed (1008): unauthorized: gateway token mismatch (paste it again)',
  },
  'banner-callout': { says: 'unauthorized', shape: 'banner', text: 'Auth failed: unauthorized' },
  'banner-shadow': { ...BANNER, text: '⚠️ Auth failed: pairing required' },
  'banner-shadow-slot': BANNER,
  'bare-error': BANNER,
};

/** Specimens that `npm run specimens -- VERSION --take` took: each begins with what the wire said while its page stood so. */
const TAKEN: Record<string, Expected> = Object.fromEntries(
  namesIn(FOLDER).flatMap(name => {
    const expected = /^<!-- expects (\{.*\}) -->$/m.exec(read(FOLDER, name))?.[1];
    return expected ? [[name, JSON.parse(expected)]] : [];
  }),
);

const SPECIMENS = { ...MADE_BY_HAND, ...TAKEN };

/** What people quote: every text that a specimen shows, where the counter-specimens hold `WORDS`. */
const QUOTES = [...new Set(Object.values(SPECIMENS).flatMap(({ text }) => (text ? [text] : [])))];

function namesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.html'))
    .map(name => name.slice(0, -'.html'.length));
}

function read(folder: string, name: string): string {
  return readFileSync(`${folder}/${name}.html`, 'utf8');
}

function verdictOf(look: PageLook): string {
  const verdict = judge({ host: HOST, socket: null, look });
  return verdict.state === 'failing' ? verdict.kind : verdict.state;
}

const counters = namesIn(`${FOLDER}/counter`);

describe('a specimen shows its failure', () => {
  test.each(Object.entries(SPECIMENS))('%s', (name, { says, shape, text, requestId, retriesItself }) => {
    const look = lookAt(showPage(read(FOLDER, name)), 0);
    expect(verdictOf(look)).toBe(says);
    expect(look).toMatchObject({
      shape,
      text,
      requestId: requestId ?? null,
      retriesItself: retriesItself ?? false,
    });
  });

  test('every specimen in the folder is in the table, or says itself what is expected', () => {
    expect(Object.keys(SPECIMENS).sort()).toEqual(namesIn(FOLDER).sort());
  });
});

describe('a page that only looks or sounds like a failure is healthy', () => {
  test.each(counters.flatMap(name => QUOTES.map(words => [name, words] as const)))(
    '%s: %s',
    (name, words) => {
      const look = lookAt(showPage(read(`${FOLDER}/counter`, name).replaceAll('WORDS', words)), 0);
      expect(verdictOf(look)).toBe('undecided');
    },
  );

  test('the quotes name failures, so that a reader without scruples would take them for one', () => {
    expect(QUOTES.filter(words => kindOfText(words)).length).toBeGreaterThanOrEqual(8);
  });

  test('an error page of the account site is no gateway failure', () => {
    const look = lookAt(showPage(read(FOLDER, 'http-502')), 502);
    expect(judge({ host: 'heyron.ai', socket: null, look }).state).toBe('undecided');
  });
});

describe('every selector', () => {
  const selectors = Object.values(SIGNS).flatMap(list => list.split(/,\s*/));
  const pages = (folder: string, names: string[]) =>
    names.map(name => new DOMParser().parseFromString(read(folder, name), 'text/html'));

  test.each(selectors)('%s finds something in a specimen', selector => {
    const found = pages(FOLDER, Object.keys(SPECIMENS)).filter(page => page.querySelector(selector));
    expect(found).not.toEqual([]);
  });

  test.each(selectors)('%s finds something in a counter-specimen', selector => {
    const found = pages(`${FOLDER}/counter`, counters).filter(page => page.querySelector(selector));
    expect(found).not.toEqual([]);
  });
});
