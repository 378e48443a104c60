/**
 * Pages that put something into every store a browser has, so that a test can compare what lay there before and after a
 * clearing, byte for byte. /store-everything writes (only what is absent), /dump only reads; both offer
 * window.dumpEverything(). /store-everything/frame sets a partitioned cookie, and /store-everything/framing?of=ADDRESS
 * shows a page in a frame, or each of several, so that this cookie can lie under another top site.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { cookiesOf, html, sendPage } from './html.ts';

const WORKER = `self.addEventListener('install', () => self.skipWaiting());\n`;
const LASTING = 'Max-Age=86400';
/** In another site's frame the browser keeps no other cookie. */
const PARTITIONED = `Path=/; Secure; SameSite=None; Partitioned; ${LASTING}`;

/** Answers a request for one of these pages; false when the path is none of them. */
export function serveStorePages(
  request: IncomingMessage,
  response: ServerResponse,
  host: string,
  path: string,
): boolean {
  switch (path) {
    case '/store-everything/sw.js':
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(WORKER);
      return true;
    case '/store-everything/cookies':
      sendCookies(request, response);
      return true;
    case '/store-everything/stored':
      response.writeHead(200, { 'content-type': 'text/plain', 'cache-control': 'max-age=86400' });
      response.end(randomUUID());
      return true;
    case '/store-everything/frame':
      sendPage(response, html`<!doctype html><title>A frame</title>`, 200, {
        'set-cookie': newCookies(request, { 'stored-framed': PARTITIONED }),
      });
      return true;
    case '/store-everything/framing':
      sendPage(response, framing(request));
      return true;
    case '/dump':
      sendPage(response, page('Stored data', 'read', host));
      return true;
    case '/store-everything':
      sendPage(response, page('A page that stores everything', 'write', host), 200, {
        'set-cookie': newCookies(request, everyKindOfCookie(host)),
      });
      return true;
    default:
      return false;
  }
}

/** Every other page of a host without an agent. It writes nothing: browsers request pages (an icon) on their own. */
export function sendFrontPage(response: ServerResponse, host: string): void {
  sendPage(response, page('A front page', 'read', host));
}

function sendCookies(request: IncomingMessage, response: ServerResponse): void {
  const names = [...cookiesOf(request)].sort(([a], [b]) => (a < b ? -1 : 1));
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(Object.fromEntries(names)));
}

/** Name → attributes. */
function everyKindOfCookie(host: string): Record<string, string> {
  // The first label keeps the domain-wide cookies of two hosts apart, since a parent's is sent to its subdomains too.
  const label = host.split('.')[0];
  const isAgent = host.endsWith('.heyron.ai');
  return {
    'stored-host': `Path=/; Secure; ${LASTING}`,
    'stored-http-only': `Path=/; Secure; HttpOnly; ${LASTING}`,
    'stored-insecure': `Path=/; SameSite=Lax; ${LASTING}`,
    'stored-session': 'Path=/; Secure; SameSite=Strict',
    'stored-path': `Path=/store-everything; Secure; ${LASTING}`,
    'stored-partitioned': PARTITIONED,
    '__Host-stored': `Path=/; Secure; ${LASTING}`,
    [`stored-domain-${label}`]: `Path=/; Secure; Domain=${isAgent ? 'heyron.ai' : host}; ${LASTING}`,
    ...(isAgent && { [`stored-own-domain-${label}`]: `Path=/; Secure; Domain=${host}; ${LASTING}` }),
  };
}

function newCookies(request: IncomingMessage, wanted: Record<string, string>): string[] {
  const present = cookiesOf(request);
  return Object.entries(wanted)
    .filter(([name]) => !present.has(name))
    .map(([name, attributes]) => `${name}=${randomUUID()}; ${attributes}`);
}

function framing(request: IncomingMessage) {
  const addresses = new URL(request.url ?? '/', 'https://any').searchParams.getAll('of');
  const frames = addresses.map(address => html`<iframe title="A frame" src="${address}"></iframe>`);
  return html`<!doctype html><title>A page with frames</title>${frames}`;
}

/** On a look-alike host the page also shows the words of a failure, which Re-Pair must ignore there. */
function page(title: string, mode: 'read' | 'write', host: string) {
  const trap = /(^|\.)heyron\.ai$/.test(host) ? '' : html`<div role="alert">Auth failed: pairing required</div>`;
  return html`<!doctype html>
<html lang="en" data-mode="${mode}">
<head>
<meta charset="utf-8">
<title>${title}</title>
</head>
<body>
<h1>${title}</h1>
${trap}
<script src="/assets/store-everything.js" defer></script>
</body>
</html>`;
}

/**
 * A page that writes its state back at every chance, like an app that saves when it is left (page/stubborn.ts), with no
 * app and no gateway that would write as well.
 */
export function sendStubbornPage(response: ServerResponse): void {
  sendPage(
    response,
    html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>A stubborn page</title></head>
<body><h1>A stubborn page</h1><script src="/assets/stubborn.js"></script></body>
</html>`,
  );
}
