/**
 * A host that leads its visitors elsewhere, or wants to run code: redirects of every kind, a file, and pages whose
 * requests would give a visit away. /led is the target, /led-worker.js a service worker that does the same.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { html, sendPage } from './html.ts';

/** How a host leads a visit elsewhere: by a status, or in one of these ways. */
export type Leading = 301 | 302 | 303 | 307 | 308 | 'refresh' | 'meta refresh' | 'frames' | 'file' | 'JSON';

/** What such pages request when they run. */
export const RAN = '/led-ran';
const LED = '/led';
const FRAME = '/led-frame';
const WORKER = '/led-worker.js';

/** Answers a request for one of these pages; false when the path is none of them. */
export function serveLedPages(request: IncomingMessage, response: ServerResponse, path: string): boolean {
  switch (path) {
    case LED:
      sendPage(response, RUNNING);
      return true;
    case FRAME:
      sendPage(response, FRAMED);
      return true;
    case RAN:
      response.writeHead(204).end();
      return true;
    case WORKER:
      response.writeHead(200, { 'content-type': 'text/javascript', 'service-worker-allowed': '/' });
      response.end(worker(new URL(request.url ?? '/', 'https://any').searchParams));
      return true;
    default:
      return false;
  }
}

/** Leads a visit to an address. */
export function sendLeading(response: ServerResponse, leading: Leading, to: string): ServerResponse {
  switch (leading) {
    case 'refresh':
      return sendPage(response, RUNNING, 200, { refresh: `0;url=${to}` });
    case 'meta refresh':
      return sendPage(response, html`<!doctype html><meta http-equiv="refresh" content="0;url=${to}">`);
    case 'frames':
      return sendPage(
        response,
        html`${RUNNING}<iframe src="${to}"></iframe><object data="${to}"></object><embed src="${to}">
<link rel="stylesheet" href="${to}"><img src="${to}" alt=""><link rel="prefetch" href="${to}">`,
        200,
        { link: `<${to}>; rel=preload; as=script` },
      );
    case 'file':
      return sendPage(response, RUNNING, 200, {
        'content-type': 'application/octet-stream',
        'content-disposition': 'attachment; filename=led.bin',
      });
    case 'JSON':
      return sendPage(response, html`{}`, 200, { 'content-type': 'application/json' });
    default:
      return sendPage(response, RUNNING, leading, { location: to });
  }
}

/** Reports when it runs, at its top and in its frame, and what it knows. */
const RUNNING = html`<!doctype html>
<html lang="en"><title>Led here</title>
<script>fetch('${RAN}?at=top'); localStorage.setItem('led', 'top');</script>
<iframe title="A frame" src="${FRAME}"></iframe></html>`;

const FRAMED = html`<!doctype html><title>A frame</title>
<script>
fetch('${RAN}?at=frame');
addEventListener('pagehide', () => localStorage.setItem('led', 'as it left'));
</script>`;

/** Answers a visit to its host with a redirect, or with a page that it makes up, like at the redirect's target. */
function worker(how: URLSearchParams): string {
  const to = how.get('to');
  const page = JSON.stringify(RUNNING.text);
  return `
    addEventListener('install', () => skipWaiting());
    addEventListener('activate', event => event.waitUntil(clients.claim()));
    const made = () => new Response(${page}, { headers: { 'content-type': 'text/html' } });
    addEventListener('fetch', event => {
      const { pathname, search } = new URL(event.request.url);
      if (event.request.mode !== 'navigate') return;
      if (pathname === '/' && search.startsWith('?v='))
        event.respondWith(${to ? `Response.redirect(${JSON.stringify(to)}, 302)` : 'made()'});
      else if (pathname === '${LED}') event.respondWith(made());
    });`;
}
