import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { judge } from '../core/sighting/judge';
import { type PageReport, pageReportSchema, sightingOf } from '../core/sighting/page-report';
import { socketReport } from '../core/sighting/refusal';
import { sightingSchema } from '../core/sighting/sighting';
import { HOST, NOTHING, TOP } from '../testing/observations';
import { showPage } from '../testing/page';
import { watchPage } from './page-watch';
import { scanPage } from './scan-page';
import { watchSockets } from './sockets';
import { asHook, FakeWebSocket } from './testing/fake-socket';

// @vitest-environment happy-dom
/** Hostile pages: whatever they show or forge, nothing throws, and each report passes the background's schema. */

const FAILURES = fc.constantFrom(
  'Auth failed: pairing required',
  'disconnected (1008): pairing required',
  'unauthorized: gateway token mismatch (paste it)',
  'device pairing required (requestId: 0badcafe-0000-4000-8000-000000000000)',
  'disconnected (1006): no reason',
  'origin not allowed',
);
const ATTRIBUTES = fc.constantFrom(
  'role="alert"',
  'role="status"',
  'aria-live="assertive"',
  'class="error"',
  'class="toast danger"',
  'class="callout danger"',
  'class="pill danger"',
  'class="notification-banner"',
  '',
);
/** Elements that mark their content as speech. */
const SPEECH = fc.constantFrom(
  'role="log"',
  'role="feed"',
  'contenteditable="true"',
  'role="textbox"',
  'class="chat-thread"',
  'class="ChatMessage markdown-body"',
  'class="transcript"',
  'class="messages"',
  'data-message-id="7"',
);
const SPEAKING_TAGS = fc.constantFrom('article', 'blockquote', 'pre', 'code', 're-pair-prompt');

/** A tree of elements around the words, some of them shadow hosts. */
const around = (words: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(fc.tuple(ATTRIBUTES, fc.boolean()), { maxLength: 4 }), words)
    .map(([layers, text]) =>
      layers.reduce(
        (inside, [attributes, shadow]) =>
          shadow
            ? `<x-part ${attributes}><template shadowrootmode="open"><div ${attributes}>${inside}</div></template></x-part>`
            : `<div ${attributes}>${inside}</div>`,
        text,
      ),
    );
const speech = (inside: fc.Arbitrary<string>) =>
  fc.oneof(
    fc.tuple(SPEECH, inside).map(([attributes, text]) => `<div ${attributes}>${text}</div>`),
    fc.tuple(SPEAKING_TAGS, inside).map(([tag, text]) => `<${tag}>${text}</${tag}>`),
  );

test('whatever stands inside a transcript, a composer, an article or a quotation is no failure', () => {
  const page = fc
    .array(around(speech(around(FAILURES))), { minLength: 1, maxLength: 4 })
    .map(parts => `<header>Agent</header>${parts.join('')}<main></main><textarea></textarea>`);
  fc.assert(
    fc.property(page, body => {
      const look = scanPage(showPage(`<!doctype html><body>${body}</body>`), 200);
      expect(judge({ host: HOST, socket: null, look }).state).toBe('undecided');
    }),
    { numRuns: 300 },
  );
});

/** The structures in which OpenClaw's own pages show a failure, around any words. */
const structure = (words: fc.Arbitrary<string>) =>
  fc.oneof(
    fc
      .tuple(words, fc.constantFrom('', 'data-kind="pairing-required"', 'data-kind="unauthorized" data-tone="x"'))
      .map(
        ([text, label]) =>
          `<div class="login-gate"><section class="login-gate__failure" ${label}><div class="login-gate__failure-raw">${text}</div></section></div>`,
      ),
    words.map(text => `<div class="login-gate"><div class="callout danger"><div>${text}</div></div></div>`),
    words.map(
      text => `<p aria-describedby="why"><span class="gateway-status--reconnecting"></span><i id="why">${text}</i></p>`,
    ),
    words.map(text => `<span class="connection-banner__state">${text}</span>`),
    words.map(text => `<section id="openclaw-mount-fallback">${text}</section>`),
  );

test('a structure of OpenClaw’s own that stands in speech is no failure, and none of its words are told', () => {
  const page = fc
    .array(around(speech(structure(FAILURES))), { minLength: 1, maxLength: 4 })
    .map(parts => `<header>Agent</header>${parts.join('')}<main></main><textarea></textarea>`);
  fc.assert(
    fc.property(page, body => {
      expect(scanPage(showPage(`<!doctype html><body>${body}</body>`), 200)).toEqual(NOTHING);
    }),
    { numRuns: 300 },
  );
});

test('the page’s own structure is read, and not one that is quoted before it', () => {
  const gate = (text: string) => `<div class="login-gate"><section class="login-gate__failure">${text}</section></div>`;
  const own = 'unauthorized: gateway token missing';
  fc.assert(
    fc.property(speech(structure(FAILURES)), body => {
      const look = scanPage(showPage(`<!doctype html><body>${body}${gate(own)}</body>`), 200);
      expect(look).toMatchObject({ shape: 'gate', text: own });
    }),
    { numRuns: 100 },
  );
});

test('the words that describe an app without its gateway are its own, and none of a transcript that took their id', () => {
  const look = (said: string) =>
    scanPage(
      showPage(
        `<!doctype html><body>${said}<div aria-describedby="why"><span class="gateway-status--reconnecting"></span></div><p id="why">disconnected (1006): no reason</p></body>`,
      ),
      200,
    );
  const words = 'disconnected (1006): no reason';
  expect(look('')).toMatchObject({ shape: 'offline', text: words });
  expect(look('<div role="log"><p id="why">Auth failed: pairing required</p></div>')).toMatchObject({
    shape: 'offline',
    text: words,
  });
});

test.each(['<div class="transcript">', '<blockquote>', '<article>'])(
  'a page that holds next to nothing but %s with an error in it is no failure',
  opening => {
    const look = scanPage(showPage(`<!doctype html><body>${opening}Auth failed: pairing required`), 200);
    expect(look).toEqual(NOTHING);
  },
);

test('a page of plain text, which browsers show as a quotation, is read as the error that it is', () => {
  const page = showPage('<!doctype html><body><pre>unauthorized: gateway token missing</pre></body>');
  vi.spyOn(page, 'contentType', 'get').mockReturnValue('text/plain');
  expect(scanPage(page, 200)).toMatchObject({ shape: 'banner', text: 'unauthorized: gateway token missing' });
});

test('a title that is repeated in an article is no error page', () => {
  const page = '<title>502 Bad Gateway</title><body><article><h1>502 Bad Gateway</h1></article>';
  expect(scanPage(showPage(`<!doctype html>${page}`), 200)).toEqual(NOTHING);
});

test('the same words outside of one are', () => {
  fc.assert(
    fc.property(around(FAILURES), FAILURES, (body, words) => {
      const html = `<!doctype html><body><div role="alert">${words}</div>${body}<main></main></body>`;
      const look = scanPage(showPage(html), 200);
      expect(['failing', 'dropped']).toContain(judge({ host: HOST, socket: null, look }).state);
    }),
    { numRuns: 100 },
  );
});

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('whatever a page’s sockets and the page say, only valid reports are told, and none of its ids that is none', async () => {
  const text = fc.oneof(fc.string(), FAILURES, fc.constant('x'.repeat(30_000)), fc.constant('; rm -rf ~'));
  const answer = fc
    .record({
      type: fc.constantFrom('res', 'event'),
      ok: fc.boolean(),
      payload: fc.constantFrom({ type: 'hello-ok' }, {}),
      error: fc.oneof(
        fc.anything(),
        fc.record({
          message: text,
          details: fc.record({
            code: text,
            reason: text,
            requestId: text,
            deviceId: text,
            requestedScopes: fc.array(text),
          }),
        }),
      ),
    })
    .map(frame => JSON.stringify(frame, (_, part) => (typeof part === 'bigint' ? String(part) : part)));
  const challenge = fc.constant('{"type":"event","event":"connect.challenge"}');
  const deed = fc.oneof(
    fc.record({
      opens: fc.oneof(text, fc.constant(`wss://${HOST}/`)).map(address => `wss://${address}`),
      says: fc.array(fc.oneof(answer, challenge, fc.anything(), fc.json()), { maxLength: 4 }),
      ends: fc.option(fc.tuple(fc.constantFrom(1000, 1006, 1008, 4001, 99_999), text)),
    }),
    fc.record({ shows: around(FAILURES) }),
    fc.record({ waits: fc.integer({ min: 0, max: 9_000 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 30 }), async deeds => {
      const told: PageReport[] = [];
      const page = showPage('<!doctype html><body></body>');
      const watch = watchPage({
        load: { page: '1', loadedAt: Date.now() },
        host: HOST,
        status: () => 200,
        scan: () => scanPage(page, 200),
        frames: () => 0,
        lifecycle: () => [],
        send: async report => told.push(report) > 0,
      });
      const gone = new AbortController();
      const handOver = asHook(() => watchSockets(heard => watch.onSocket(socketReport(heard)), gone.signal));
      for (const each of deeds) {
        if ('opens' in each) {
          const socket = new FakeWebSocket(each.opens);
          handOver(socket);
          for (const frame of each.says) socket.frame(frame);
          if (each.ends) socket.end(...each.ends);
        } else if ('shows' in each) {
          page.body.innerHTML = each.shows;
          watch.assess();
        } else await vi.advanceTimersByTimeAsync(each.waits);
      }
      await vi.advanceTimersByTimeAsync(10_000);
      watch.stop();
      gone.abort();
      for (const report of told) {
        expect(pageReportSchema.safeParse(report).error).toBeUndefined();
        expect(sightingSchema.safeParse(sightingOf(report, TOP)).error).toBeUndefined();
      }
    }),
    { numRuns: 100 },
  );
});
