/** What counts as a page that never got going, and what only looks like it. */
import { describe, expect, test } from 'vitest';
import { accepted, HOST, looked, NOTHING, STRUCTURE, TOP } from '../../testing/observations';
import { FOOTERS } from '../catalogue/failure-words';
import { isUnwell, SILENT_AFTER_MS, type Structure, saysUnwell, silenceIn, silenceOf } from './closer-look';
import { judge } from './judge';
import { closerLookSchema, type PageReport, sightingOf } from './page-report';

const silence = (change: Partial<Structure>) => silenceOf({ ...STRUCTURE, ...change });

describe('a page is silent', () => {
  test.each<[string, Partial<Structure>, string]>([
    ['that is blank', {}, 'blank'],
    ['that came from the cache, unchanged', { status: 304 }, 'blank'],
    ['with a name and nothing else, whose programs run', { words: 'OpenClaw', hasScripts: true }, 'blank'],
    ['whose app was never defined', { undefinedApp: 'clawdbot-app' }, 'app-not-defined'],
    [
      'whose app was never defined, beside a name',
      { undefinedApp: 'openclaw-app', words: 'OpenClaw' },
      'app-not-defined',
    ],
    ['that is connecting', { words: 'OpenClaw Connecting…', hasControls: true }, 'still-coming'],
    ['that is connecting in another language', { words: 'Verbindung wird hergestellt …' }, 'still-coming'],
    ['that waits for its agent', { words: 'Waiting for your agent' }, 'still-coming'],
    ['that spins', { spins: true, hasControls: true }, 'still-coming'],
    ['whose connection neither opens nor ends', { words: null, hasFields: true, socketWaits: true }, 'socket-waits'],
  ])('%s', (_, change, expected) => {
    expect(silence(change)).toBe(expected);
  });
});

describe('a page is not silent', () => {
  test.each<[string, Partial<Structure>]>([
    ['that says something', { words: 'Here are the agents that you have made so far' }],
    ['that says much', { words: null }],
    ['that says a word, and has no program', { words: 'OK' }],
    ['that asks for something', { hasFields: true, words: 'Connecting…' }],
    ['that leads somewhere', { hasControls: true }],
    ['that draws', { hasPictures: true }],
    ['that tells a story about connecting', { words: `Connecting ${'a thing or two '.repeat(7)}` }],
    [
      'whose undefined app stands in a text',
      { undefinedApp: 'openclaw-app', words: 'How to put the app into a page of your own' },
    ],
    ['that was refused', { status: 403 }],
    ['of which nobody knows how it came', { status: 0 }],
    ['that is no HTML', { isHtml: false }],
    ['at a path of no app', { isApp: false, socketWaits: true }],
    ['that was there before', { seenFromStart: false, socketWaits: true }],
  ])('%s', (_, change) => {
    expect(silence(change)).toBeNull();
  });
});

const SEEN = { host: HOST, socket: null, look: NOTHING };

describe('the verdict', () => {
  const silent = looked({}, { silentMs: SILENT_AFTER_MS });
  const kindOf = (closer = silent, more = {}) => {
    const verdict = judge({ ...SEEN, closer, ...more });
    return 'kind' in verdict ? verdict.kind : verdict.state;
  };

  test('needs its time', () => {
    expect(silenceIn(looked({}, { silentMs: SILENT_AFTER_MS - 1 }))).toBeNull();
    expect(kindOf(looked({}, { silentMs: SILENT_AFTER_MS - 1 }))).toBe('undecided');
    expect(kindOf()).toBe('page-silent');
  });

  test('is about agents, and pages whose gateway never said a word', () => {
    expect(kindOf(silent, { host: 'heyron.ai' })).toBe('undecided');
    expect(kindOf(silent, { arrival: { status: 200, build: null, spoken: true } })).toBe('undecided');
    const look = { shape: 'not-started', text: 'did not start', label: null, retriesItself: false };
    expect(kindOf(silent, { look })).toBe('app-not-started');
  });

  test('carries the page’s few words', () => {
    expect(judge({ ...SEEN, closer: looked({ words: 'Connecting…' }, { silentMs: SILENT_AFTER_MS }) })).toMatchObject({
      state: 'failing',
      source: 'page',
      text: 'still-coming: Connecting…',
    });
    expect(judge({ ...SEEN, closer: looked({ undefinedApp: 'clawdbot-app' }, { silentMs: 60_000 }) })).toMatchObject({
      text: 'app-not-defined: clawdbot-app',
    });
  });
});

describe('a connected page that is not well', () => {
  const connected = (granted: { role: string; scopes: string[] } | null): PageReport => ({
    page: 'one',
    loadedAt: 0,
    standing: 'connected',
    socket: accepted({ granted }),
    look: NOTHING,
    stable: true,
    retries: false,
    arrival: { status: 200, build: '', spoken: true },
    device: { keys: true, deviceId: null, known: true, token: true },
    failedAt: null,
    lifecycle: [],
    used: false,
    frames: 0,
  });
  const seen = (unwell: object, unwellMs: number, granted: { role: string; scopes: string[] } | null = null) => {
    const look = closerLookSchema.parse(looked({}, { unwell: { ...looked().unwell, ...unwell }, unwellMs }));
    const { state, stable, kind } = sightingOf(connected(granted), TOP, look);
    return [kind ?? state, stable];
  };
  const ALL = { role: 'operator', scopes: ['operator.admin'] };

  test.each([
    [{ footer: 'suspended' }, 'gateway-starting'],
    [{ footer: 'suspending' }, 'gateway-starting'],
    [{ footer: 'restarting' }, 'gateway-starting'],
    [{ footer: 'recovering' }, 'gateway-starting'],
    [{ footer: 'offline' }, 'gateway-unreachable'],
    [{ wantsSignIn: true }, 'sign-in-elsewhere'],
    [{ red: 'missing scope: operator.read' }, 'limited'],
  ])('%o is told once it has lasted, and is no proof before', (unwell, kind) => {
    expect(seen(unwell, 5_000)).toEqual([kind, false]);
    expect(seen(unwell, 1_000)).toEqual(['connected', false]);
  });

  test('what every load passes through, and words that the handshake contradicts, are no trouble', () => {
    for (const footer of ['connecting', 'starting', 'restoring', 'reload-required', 'something-new'])
      expect(seen({ footer }, 60_000), footer).toEqual(['connected', true]);
    expect(seen({ red: 'missing scope: operator.read' }, 60_000, ALL)).toEqual(['connected', true]);
    expect(seen({}, 60_000)).toEqual(['connected', true]);
  });

  test('every state of the footer that means something is one that is looked for', () => {
    const ill = [...FOOTERS].filter(([footer]) => saysUnwell({ red: null, footer, wantsSignIn: false }));
    expect(ill).toEqual([...FOOTERS].filter(([, kind]) => kind !== null));
  });

  test('has to say so', () => {
    expect(isUnwell(looked({}, { unwellMs: 60_000 }))).toBe(false);
  });
});
