// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { kindOfLabel, kindOfSaid, mostExact } from '../core/sighting/kind-of-words';
import { newBrowser } from '../testing/fake-browser';
import { showPage } from '../testing/page';
import { SPECIMEN_FOLDER as FOLDER, namesIn, readSpecimen as read, SPECIMENS } from '../testing/specimens';
import { type lookOnce, recognise } from './recognise';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

/** Runs the function as the browser would: with what can be sent to a page alone. */
function inPage() {
  const fake = newBrowser();
  fake.scripting.executeScript = async ({ func, args }) => {
    const sent = JSON.parse(JSON.stringify(args));
    return [
      {
        result: JSON.parse(
          JSON.stringify((func as unknown as typeof lookOnce)(...(sent as Parameters<typeof lookOnce>))),
        ),
      },
    ];
  };
  return recognise(7);
}

afterEach(() => {
  localStorage.clear();
  vi.unstubAllGlobals();
});

/** OpenClaw's own pages are named by their version. */
const isOpenClaw = (name: string) => /^(?:\d{4}\.\d|gate-|main-gate)/.test(name);
/** It tells only in a hint of its footer what fails: our scripts will, once they are there. */
const HINTS = '2026.9-reconnecting-pairing';
const OWN = Object.keys(SPECIMENS).filter(isOpenClaw);

describe('a page of OpenClaw is recognised', () => {
  test.each(OWN)('%s', async name => {
    showPage(read(FOLDER, name));
    expect(await inPage()).toMatchObject({ is: true });
  });

  test('in all versions that have specimens', () => {
    expect([...new Set(OWN.flatMap(name => /^\d{4}\.\d/.exec(name) ?? []))].sort()).toEqual([
      '2026.1',
      '2026.5',
      '2026.6',
      '2026.7',
      '2026.8',
      '2026.9',
    ]);
  });

  test.each(OWN.filter(name => SPECIMENS[name]?.says !== 'dropped' && name !== HINTS))(
    'and %s says what fails',
    async name => {
      showPage(read(FOLDER, name));
      const seen = await inPage();
      expect(mostExact([kindOfSaid(seen?.text ?? null), kindOfLabel(seen?.label ?? null)])).toBe(SPECIMENS[name]?.says);
    },
  );

  test('by its keys alone where it shows nothing', async () => {
    showPage('<title>x</title><main></main>');
    localStorage.setItem('openclaw.control.settings.v1:ws://192.168.1.20:18789', '{"token":"secret"}');
    expect(await inPage()).toEqual({ is: true, label: null, text: null, program: null });
  });
});

describe('no other page is', () => {
  test.each(
    Object.keys(SPECIMENS).filter(name => !isOpenClaw(name) && name !== 'not-started' && name !== 'banner-scope'),
  )('%s', async name => {
    showPage(read(FOLDER, name));
    expect(await inPage()).toMatchObject({ is: false });
  });

  test.each(namesIn(`${FOLDER}/counter`).filter(name => !/^20|login-gate|structures|signs-hidden/.test(name)))(
    'which only talks of it, %s',
    async name => {
      showPage(read(`${FOLDER}/counter`, name).replaceAll('WORDS', 'pairing required'));
      expect((await inPage())?.is).toBe(document.querySelector('openclaw-app') !== null);
    },
  );

  test('where the browser does not let us look', async () => {
    newBrowser();
    expect(await recognise(7)).toBeNull();
  });
});

test('the path of its program is told where it is of the same origin', async () => {
  vi.stubGlobal('location', { origin: 'https://agent.example.com' });
  const page = (src: string) =>
    showPage(
      `<html><head><script type="module" src="${src}"></script></head><body><openclaw-app></openclaw-app></body></html>`,
    );
  page('https://agent.example.com/openclaw/assets/index-abc.js');
  expect(await inPage()).toMatchObject({ program: '/openclaw/assets/index-abc.js' });
  page('https://cdn.example.com/assets/index.js');
  expect(await inPage()).toMatchObject({ program: null });
});

test('of what is stored no value leaves the page', async () => {
  showPage('<openclaw-app></openclaw-app>');
  localStorage.setItem('openclaw-device-identity-v1', '{"privateKey":"CANARY"}');
  localStorage.setItem('openclaw.device.auth.v1', 'CANARY');
  expect(JSON.stringify(await inPage())).not.toContain('CANARY');
});
