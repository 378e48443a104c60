// @vitest-environment happy-dom
/** What a closer look reads of a page, against pages made for it. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { silenceOf } from '../core/sighting/closer-look';
import { readStructure, readUnwell } from './structure';

const read = (html: string, socket?: object) => {
  document.body.innerHTML = html;
  return readStructure(document, performance.timeOrigin, socket as WebSocket);
};

beforeEach(() => {
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([
    { responseStatus: 200, domInteractive: 50 } as unknown as PerformanceEntry,
  ]);
  vi.stubGlobal('location', new URL('https://c3-0108.c3.heyron.ai/'));
  return () => vi.restoreAllMocks();
});

describe('the structure', () => {
  test('of a blank page', () => {
    expect(read('')).toMatchObject({ status: 200, isApp: true, seenFromStart: true, words: '', undefinedApp: null });
    expect(silenceOf({ ...read(''), isHtml: true })).toBe('blank');
  });

  test('of its words, without programs, and none where they are many', () => {
    expect(read('<p>OpenClaw</p><script>let one = 1</script><p> Connecting… </p>').words).toBe('OpenClaw Connecting…');
    expect(read(`<p>${'many words '.repeat(40)}</p>`).words).toBeNull();
    expect(read('<i> </i>a'.repeat(600)).words).toBeNull();
  });

  test('of fields, buttons and spinners', () => {
    expect(read('<input type="hidden"><p>a</p>')).toMatchObject({ hasFields: false, hasControls: false, spins: false });
    expect(read('<input><button>b</button><div class="Loading-dots"></div>')).toMatchObject({
      hasFields: true,
      hasControls: true,
      spins: true,
    });
  });

  test('of a watch that began too late, or again', () => {
    document.body.innerHTML = '';
    const since = (ms: number) => readStructure(document, performance.timeOrigin + ms, undefined).seenFromStart;
    expect([since(40), since(299), since(1_000)]).toEqual([true, true, false]);
  });

  test('of other paths, unless an app’s element is there', () => {
    vi.stubGlobal('location', new URL('https://c3-0108.c3.heyron.ai/oauth/done'));
    expect(read('').isApp).toBe(false);
    expect(read('<clawdbot-app></clawdbot-app>').isApp).toBe(true);
  });

  test('of a socket to the agent’s own host that waits', () => {
    const at = (url: string, readyState: number = WebSocket.CONNECTING) => read('', { url, readyState }).socketWaits;
    expect(at('wss://c3-0108.c3.heyron.ai/')).toBe(true);
    expect(at('wss://c3-0108-gw.c3.heyron.ai/')).toBe(true);
    expect(at('ws://127.0.0.1:18789/')).toBe(true);
    expect(at('wss://chat.example/')).toBe(false);
    expect(at('wss://c3-0108.c3.heyron.ai/', 1)).toBe(false);
    expect(read('').socketWaits).toBe(false);
  });
});

describe('what a connected page says of itself', () => {
  const unwell = (html: string) => {
    document.body.innerHTML = html;
    return readUnwell(document);
  };

  test('nothing', () => {
    expect(unwell('<div class="callout danger">Could not load the usage</div><p>missing scope: x</p>')).toEqual({
      red: null,
      footer: null,
      wantsSignIn: false,
    });
  });

  test('red words, outside what somebody wrote', () => {
    expect(unwell('<div class="callout danger">missing scope: operator.read</div>').red).toBe(
      'missing scope: operator.read',
    );
    expect(
      unwell('<div role="log"><div class="callout danger">missing scope: operator.read</div></div>').red,
    ).toBeNull();
  });

  test('the state in its footer', () => {
    const footer = (state: string) => `<span class="gateway-status gateway-status--${state}">…</span>`;
    expect(unwell(footer('suspended')).footer).toBe('suspended');
    expect(unwell(footer('reload-required')).footer).toBe('reload-required');
    expect(unwell(footer('connected') + footer('suspended')).footer).toBe('suspended');
    expect(unwell(`<article>${footer('suspended')}</article>`).footer).toBeNull();
  });

  test('that a sign-in is over, in no other dialog', () => {
    const dialog = (name: string, inside: string) =>
      `<openclaw-modal-dialog><div class="${name}">${inside}</div></openclaw-modal-dialog>`;
    expect(unwell(dialog('exec-approval-card', '<p role="status" aria-live="polite"></p>')).wantsSignIn).toBe(true);
    expect(unwell(dialog('exec-approval-card', '<p>Run this?</p>')).wantsSignIn).toBe(false);
    expect(unwell(dialog('exec-approval-card other', '<p role="status"></p>')).wantsSignIn).toBe(false);
  });
});
