import { afterEach, describe, expect, test, vi } from 'vitest';
import { inPage } from '../testing/injected';
import { keepsNoDevice, wantsSignIn } from './front-end';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const AGENT = 'c3-0108.c3.heyron.ai';
const DEVICE = '0badcafe'.repeat(8);

afterEach(() => vi.unstubAllGlobals());

/** A page that keeps these entries and databases. */
function keeping(local: Record<string, string>, databases: readonly string[] | null = []): void {
  const indexedDB = { databases: async () => databases?.map(name => ({ name })) ?? Promise.reject(new Error('none')) };
  inPage(AGENT, { indexedDB, localStorage: local, sessionStorage: {} });
}

/** A page whose server answered like this, and that shows these elements. */
function showing(answers: readonly { name: string; responseStatus: number }[], ...elements: string[]): void {
  const querySelector = (wanted: string) => (elements.includes(wanted) ? { checkVisibility: () => true } : null);
  inPage(AGENT, {
    location: { origin: `https://${AGENT}` },
    document: { querySelector },
    performance: { getEntriesByType: () => answers },
    PerformanceObserver: class {
      observe() {}
      disconnect() {}
    },
  });
}

const FORM = 'input[type="password"]';
const answer = (responseStatus: number, host = AGENT) => ({ name: `https://${host}/api/status`, responseStatus });

describe('a page whose server is the device', () => {
  test('keeps nothing that could be one', async () => {
    keeping({ 'oc-theme': 'dark', 'oc-webchat-instance': '4f' });
    expect(await keepsNoDevice(1, DEVICE)).toBe(true);
    expect(await keepsNoDevice(1, null)).toBe(true);
  });

  test.each([
    ['the id that the gateway names', { me: `{"id":"${DEVICE}"}` }, []],
    ['an entry that is called so', { 'my-device-v2': '{}' }, []],
    ['a private key', { me: '{"privateKey":"x"}' }, []],
    ['a database, where keys can be that no script reads', {}, ['pinchchat_device']],
    ['stores that cannot be read', {}, null],
  ] as const)('is not one that keeps %s', async (_, local, databases) => {
    keeping(local, databases);
    expect(await keepsNoDevice(1, DEVICE)).toBe(false);
  });

  test('is none that does not answer', async () => {
    const fake = inPage(AGENT, {});
    vi.spyOn(fake.scripting, 'executeScript').mockRejectedValue(new Error('gone'));
    expect(await keepsNoDevice(1, DEVICE)).toBe(false);
    expect(await wantsSignIn(1, { waits: false, form: true })).toBe(false);
  });
});

describe('a page that wants a sign-in', () => {
  const now = { waits: false, form: false };
  const later = { waits: true, form: true };

  test('was turned away by its own server', async () => {
    showing([answer(200), answer(401)]);
    expect(await wantsSignIn(1, now)).toBe(true);
    showing([answer(200), answer(401, 'models.example')]);
    expect(await wantsSignIn(1, now)).toBe(false);
  });

  test('is none of OpenClaw’s, whose forms are its gateway’s', async () => {
    showing([answer(401)], 'openclaw-app', FORM);
    expect(await wantsSignIn(1, now)).toBe(false);
  });

  test('shows a form for it that stays, where that counts', async () => {
    vi.useFakeTimers();
    showing([], FORM);
    const [counts, not] = [wantsSignIn(1, later), wantsSignIn(1, { waits: true, form: false })];
    await vi.advanceTimersByTimeAsync(13_000);
    expect(await counts).toBe(true);
    expect(await not).toBe(false);
    vi.useRealTimers();
  });
});
