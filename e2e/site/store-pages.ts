/**
 * Pages that put something into every store a browser has, so that a test can compare what lay there before and after a
 * clearing, byte for byte. /store-everything writes (only what is absent), /dump only reads; both offer window.dumpEverything().
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { cookiesOf, html, sendPage } from './html.ts';

const WORKER = `self.addEventListener('install', () => self.skipWaiting());\n`;

/** Answers a request for one of these pages; false when the path is none of them. */
export function serveStorePages(
  request: IncomingMessage,
  response: ServerResponse,
  host: string,
  path: string,
): boolean {
  if (path === '/store-everything/sw.js') {
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(WORKER);
  } else if (path === '/store-everything/cookies') {
    const names = [...cookiesOf(request)].sort(([a], [b]) => (a < b ? -1 : 1));
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify(Object.fromEntries(names)));
  } else if (path === '/dump') {
    sendPage(response, page('Stored data', 'read', host));
  } else if (path === '/store-everything') {
    sendStorePage(request, response, host);
  } else return false;
  return true;
}

/** The page that stores everything, as the front page of the look-alike hosts. */
export function sendStorePage(request: IncomingMessage, response: ServerResponse, host: string): void {
  sendPage(response, page('A page that stores everything', 'write', host), 200, {
    'set-cookie': newCookies(request, host),
  });
}

function newCookies(request: IncomingMessage, host: string): string[] {
  const domain = host.endsWith('.heyron.ai') ? 'heyron.ai' : host;
  // The first label keeps the domain-wide cookies of two agents apart.
  const wanted: Record<string, string> = {
    'stored-host': 'Secure',
    'stored-http-only': 'Secure; HttpOnly',
    'stored-insecure': 'SameSite=Lax',
    [`stored-domain-${host.split('.')[0]}`]: `Secure; Domain=${domain}`,
  };
  const present = cookiesOf(request);
  return Object.entries(wanted)
    .filter(([name]) => !present.has(name))
    .map(([name, attributes]) => `${name}=${randomUUID()}; Path=/; Max-Age=86400; ${attributes}`);
}

/** On a look-alike host the page also says the words of a failure, which is nobody's business there. */
function page(title: string, mode: 'read' | 'write', host: string) {
  const trap = /(^|\.)heyron\.ai$/.test(host)
    ? ''
    : html`<div role="alert">Auth failed: pairing required</div>`;
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
