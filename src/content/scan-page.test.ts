// @vitest-environment happy-dom
/** What no specimen covers: HTTP statuses, invalid request ids, and pages built to be hard to read. */
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { judge } from '../core/sighting/judge';
import { HOST, NOTHING } from '../testing/observations';
import { showPage } from '../testing/page';
import { scanPage } from './scan-page';
import * as SIGNS from './selectors';

const look = (body: string, status = 200, title = '') =>
  scanPage(showPage(`<!doctype html><title>${title}</title><body>${body}</body>`), status);

afterEach(() => {
  vi.restoreAllMocks();
});

describe('an HTTP error', () => {
  test.each([
    [502, '502 Bad Gateway', '502 Bad Gateway'],
    [503, 'Service Temporarily Unavailable', 'Service Temporarily Unavailable'],
    [520, 'c3-0108.c3.heyron.ai | 520: Web server is returning an unknown error', undefined],
  ])('status %i with title %j is one', (status, title, text = title) => {
    expect(look('<p>sorry</p>', status, title)).toMatchObject({ shape: 'http-error', text });
  });

  test('without a title is told with its words, if it has a few', () => {
    const words = 'Control UI assets not found. Build them with `pnpm ui:build`.';
    expect(look(`<pre>${words}</pre>`, 503)).toMatchObject({ shape: 'http-error', text: words });
    expect(look(`<pre>${words.repeat(20)}</pre>`, 503)).toMatchObject({ shape: 'http-error', text: 'HTTP 503' });
    expect(look('', 504)).toMatchObject({ shape: 'http-error', text: 'HTTP 504' });
  });

  test.each([
    [200, '502 Bad Gateway', '<h1>What a 502 means</h1>'],
    [200, 'How to mend 502 Bad Gateway', '<h1>How to mend 502 Bad Gateway</h1>'],
    [502, '502 Bad Gateway', '<openclaw-app></openclaw-app>'],
  ])('status %i with title %j over %s is none', (status, title, body) => {
    expect(look(body, status, title)).toEqual(NOTHING);
  });
});

describe('an answer of 4xx in place of a page', () => {
  test.each([
    [401, '', 'Sign in first', 'Sign in first'],
    [403, '403 Forbidden', '<h1>403 Forbidden</h1>', '403 Forbidden'],
    [404, '404 Not Found', '<h1>404 Not Found</h1>', '404 Not Found'],
    [429, '', '', 'HTTP 429'],
    [403, '', `<pre>${'x'.repeat(700)}</pre>`, 'HTTP 403'],
  ])('status %i with title %j over %s is told with its words', (status, title, body, text) => {
    expect(look(body, status, title)).toEqual({
      ...NOTHING,
      shape: 'page-refused',
      text: expect.stringMatching(text),
    });
  });

  test('is none where the app is there, or a login gate that says more', () => {
    expect(look('<openclaw-app></openclaw-app>', 403)).toEqual(NOTHING);
    const gate = '<div class="login-gate"><div class="callout danger"><div>pairing required</div></div></div>';
    expect(look(gate, 403)).toMatchObject({ shape: 'gate' });
  });
});

describe('a page that is hard to read', () => {
  test('with 10 MB of text around and in its error is read, and the error found where it is one', () => {
    const long = 'pairing required '.repeat(600_000);
    expect(look(`<div role="alert">${long}</div><main>${long}</main>`)).toEqual(NOTHING);
    expect(look(`<main>${long}</main><div role="alert">Auth failed: pairing required</div>`)).toMatchObject({
      shape: 'banner',
    });
  });

  test('with 20,000 nodes, each of them a banner, is read to its bounds', () => {
    const page = showPage('<body></body>');
    for (let count = 0; count < 20_000; count++) {
      const toast = page.createElement('div');
      toast.className = 'toast';
      toast.textContent = 'Saved';
      page.body.append(toast);
    }
    const closest = vi.spyOn(Element.prototype, 'closest');
    const createTreeWalker = vi.spyOn(page, 'createTreeWalker');
    expect(scanPage(page, 200)).toEqual(NOTHING);
    expect(createTreeWalker.mock.calls.length).toBeGreaterThan(0);
    expect(createTreeWalker.mock.calls.length).toBeLessThan(100);
    expect(closest.mock.calls.length).toBeLessThan(2_000);
  });

  test('with a banner of 20,000 parts is read to its bounds', () => {
    const page = showPage(`<body><div role="alert">Saved${'<i></i>'.repeat(20_000)}</div></body>`);
    const createTreeWalker = vi.spyOn(page, 'createTreeWalker');
    expect(scanPage(page, 200)).toEqual(NOTHING);
    expect(createTreeWalker.mock.calls.length).toBeLessThan(100);
  });

  test('whose frame is called an error, around more than an error says, shows none', () => {
    const words = '<p>pairing required</p><div><p>And a long story of how it came about.</p></div>';
    expect(look(`<div class="error-boundary">${words}</div>`)).toMatchObject({ shape: 'banner' });
    expect(look(`<div class="error-boundary">${words}<div>${'So it went on. '.repeat(50)}</div></div>`)).toEqual(
      NOTHING,
    );
  });

  test('with a transcript full of error boxes still shows its real banner', () => {
    const said = '<div class="error">pairing required</div>'.repeat(100);
    expect(
      look(`<main><div role="log">${said}</div><textarea></textarea></main><div class="toast">pairing required</div>`),
    ).toMatchObject({ shape: 'banner', text: 'pairing required' });
  });

  test('nested a thousand deep is read without an error', () => {
    const deep = `${'<div class="error">'.repeat(1_000)}pairing required${'</div>'.repeat(1_000)}`;
    expect(() => look(deep)).not.toThrow();
  });

  test('without a body is read without an error', () => {
    const page = showPage('<title>x</title>');
    page.body.remove();
    expect(scanPage(page, 200)).toEqual(NOTHING);
  });

  test('made of any of our signs, in any order, is judged without an error, and never as connected', () => {
    const name = fc.constantFrom(
      ...Object.values(SIGNS)
        .flatMap(list => list.split(/,\s*/))
        .map(selector => selector.match(/\.[\w-]+/)?.[0].slice(1) ?? ''),
      'danger callout',
    );
    const attributes = fc.constantFrom(
      '',
      'role="alert"',
      'role="log"',
      'hidden',
      'data-kind="network"',
      'data-kind=""',
      'aria-describedby="a b  nowhere"',
      'id="a"',
      'id="openclaw-mount-fallback"',
      'style="display: contents"',
      'style="display: none"',
      'contenteditable',
    );
    const words = fc.constantFrom('', 'pairing required', '<b></b>', '&#0;', '\ud800', 'disconnected (1006): x');
    const element = (content: fc.Arbitrary<string>) =>
      fc
        .tuple(fc.constantFrom('div', 'span', 'code', 'openclaw-app', 'svg', 'h1'), name, attributes, content)
        .map(([tag, cls, attribute, inside]) => `<${tag} class="${cls}" ${attribute}>${inside}</${tag}>`);
    const nest = (content: fc.Arbitrary<string>) =>
      element(fc.array(content, { maxLength: 3 }).map(parts => parts.join('')));
    const node = nest(nest(nest(words)));
    fc.assert(
      fc.property(fc.array(node, { maxLength: 4 }), fc.constantFrom(0, 200, 502), (nodes, status) => {
        const shown = look(nodes.join(''), status);
        expect(judge({ host: HOST, socket: null, look: shown }).state).not.toBe('connected');
        expect((shown.text ?? '').length).toBeLessThanOrEqual(600);
      }),
      { numRuns: 150 },
    );
  });
});
