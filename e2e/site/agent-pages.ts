/** HTTP of an agent host: the front end's document, its service worker, and a gateway's health paths. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Agent } from './agent.ts';
import type { Generation } from './generation.ts';
import { type Html, html, sendBadGateway, sendNotFound, sendPage } from './html.ts';

const HEALTH: Record<string, string> = {
  '/health': '{"ok":true,"status":"live"}',
  '/healthz': '{"ok":true,"status":"live"}',
  '/ready': '{"ready":true}',
  '/readyz': '{"ready":true}',
};

const CSP =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; frame-ancestors 'none'";

/** Cache name of the generations that have a service worker. */
const CACHES: Partial<Record<Generation, string>> = {
  '2026.9': 'openclaw-control-2026.9.6-stand-in',
  '2026.5': 'openclaw-control-v1',
};

/** Answers one request of an agent host. */
export function serveAgent(
  agent: Agent,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): ServerResponse {
  if (agent.down === 'everything') return sendBadGateway(response);
  if (agent.trouble === 'refuses-pages') return sendForbidden(response);
  if (agent.trouble === 'refuses-its-proxy') return sendProxyRefusal(response);
  const { generation } = agent;
  if (generation === 'relay' && path.startsWith('/api/')) return serveRelay(agent, response, path);
  const cache = CACHES[generation];
  if (path === '/sw.js' && cache) return sendScript(response, serviceWorker(cache, generation));
  const health = HEALTH[path];
  // The oldest gateways answer any unknown path with the app.
  if (generation !== '2026.1') {
    if (health) return sendJson(response, health);
    if (agent.trouble === 'has-no-page') return sendNoPage(response);
    const wantsPage = request.headers.accept?.includes('text/html') ?? false;
    if (!wantsPage || path.includes('.')) return sendNotFound(response);
  }
  if (agent.page) return sendInstead(response, agent.page);
  const guarded = generation === '2026.9' || generation === '2026.5';
  const headers = guarded ? { 'x-frame-options': 'DENY', 'content-security-policy': CSP } : {};
  return sendPage(response, page(agent), 200, headers);
}

function page({ host, generation, trouble, pairOffer, build: newest }: Agent): Html {
  const starts = trouble !== 'page-without-app';
  const isOther = generation === 'banner' || generation === 'relay';
  const title = isOther ? 'Agent' : 'OpenClaw Control';
  const relay = generation === 'relay' ? `wss://${host}/ws?target=ws://127.0.0.1:18789` : '';
  const gateway = trouble === 'page-calls-plain-address' ? 'ws://gateway.example:18789' : relay;
  const build = generation === '2026.9' ? newest : '';
  return html`<!doctype html>
<html lang="en" data-generation="${generation}" data-openclaw-control-ui-build-id="${build}"${gateway && html` data-gateway="${gateway}"`}${pairOffer ? html` data-pair-code="${pairOffer.code}" data-browser-id="${pairOffer.browserId}"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="/assets/agent.css">
</head>
<body>
${isOther ? html`<div id="app"></div>` : html`<openclaw-app></openclaw-app>`}
${generation === '2026.9' ? mountFallback(starts) : ''}
${starts ? html`<script src="/assets/agent.js" defer></script>` : ''}
</body>
</html>`;
}

// In every page of the newer generations, connected or not, and hidden unless the app never starts.
const mountFallback = (
  starts: boolean,
): Html => html`<section id="openclaw-mount-fallback" class="mount-fallback" role="alert" ${starts ? html`hidden` : ''}>
<h1>Control UI did not start</h1>
<p>The page loaded, but its app did not start. The gateway may be restarting.</p>
</section>`;

/**
 * Assets come from the cache first: a stale bundle can outlive a reload. The worker of 2026.5 also answers for pages,
 * from the network if there is one; that of 2026.9 leaves them to the browser.
 */
function serviceWorker(cache: string, generation: Generation): string {
  return `const CACHE = ${JSON.stringify(cache)};
self.addEventListener('install', event => {
  self.skipWaiting();
  event.waitUntil(caches.open(CACHE).then(cache => cache.addAll(['/assets/agent.js', '/assets/agent.css'])));
});
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', event => {
  if (!new URL(event.request.url).pathname.startsWith('/assets/')) {
    if (${generation === '2026.5'}) event.respondWith(fromNetwork(event.request));
    return;
  }
  event.respondWith(caches.open(CACHE).then(async cache => {
    const kept = await cache.match(event.request);
    if (kept) return kept;
    const fresh = await fetch(event.request);
    if (fresh.ok) await cache.put(event.request, fresh.clone());
    return fresh;
  }));
});
async function fromNetwork(request) {
  const cache = await caches.open(CACHE);
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put(request, fresh.clone());
    return fresh;
  } catch {
    return (await cache.match(request)) ?? Response.error();
  }
}
`;
}

function sendInstead(response: ServerResponse, { body, type = 'text/html' }: { body: string; type?: string }) {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
  return response.end(body);
}

/** The sign-in of a front end's own server. */
function serveRelay(agent: Agent, response: ServerResponse, path: string): ServerResponse {
  if (path === '/api/login') agent.signedOut = false;
  if (!agent.signedOut) return sendJson(response, '{"ok":true}');
  response.writeHead(401, { 'content-type': 'application/json' });
  return response.end('{"error":"Authentication required"}');
}

/** The words of a host that refuses everyone. A gateway answers in JSON, which Firefox shows in a page of its own. */
function sendForbidden(response: ServerResponse): ServerResponse {
  response.writeHead(403, { 'content-type': 'text/plain' });
  return response.end('Forbidden');
}

/** The words of a gateway whose page was not built. */
function sendNoPage(response: ServerResponse): ServerResponse {
  response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' });
  return response.end('Control UI assets not found. Build them with `pnpm ui:build` (auto-installs UI deps).');
}

/** A gateway's refusal, in JSON, of what comes through an untrusted proxy (2026.8 and 2026.9). */
function sendProxyRefusal(response: ServerResponse): ServerResponse {
  response.writeHead(403, { 'content-type': 'application/json; charset=utf-8' });
  const message = 'Proxy client attribution is required. Configure gateway.trustedProxies narrowly.';
  return response.end(JSON.stringify({ error: { message, type: 'proxy_attribution_required' } }));
}

function sendJson(response: ServerResponse, text: string): ServerResponse {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  return response.end(text);
}

function sendScript(response: ServerResponse, text: string): ServerResponse {
  response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' });
  return response.end(text);
}
