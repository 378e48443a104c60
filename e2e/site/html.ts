/** Pages of the stand-in: escaping, a common frame, and sending them. */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** Markup that is already safe. */
export class Html {
  constructor(readonly text: string) {}
}

/** Template tag that escapes every value except Html (and lists of it). */
export function html(parts: TemplateStringsArray, ...values: (string | Html | Html[])[]): Html {
  const safe = (value: string | Html | Html[] | undefined): string => {
    if (value === undefined) return '';
    if (value instanceof Html) return value.text;
    return typeof value === 'string' ? escapeText(value) : value.map(safe).join('');
  };
  return new Html(parts.map((part, i) => part + safe(values[i])).join(''));
}

/** Answers with a whole document. */
export function sendPage(
  response: ServerResponse,
  page: Html,
  status = 200,
  headers: OutgoingHttpHeaders = {},
): ServerResponse {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    ...headers,
  });
  return response.end(page.text);
}

/** What a reverse proxy answers when nothing listens behind it. */
export function sendBadGateway(response: ServerResponse): ServerResponse {
  return sendPage(response, BAD_GATEWAY, 502);
}

/** The same as raw text, for a socket whose upgrade is refused. */
export function badGatewayText(): string {
  return `HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n${BAD_GATEWAY.text}`;
}

export function sendNotFound(response: ServerResponse): ServerResponse {
  return sendPage(response, html`<!doctype html><title>404 Not Found</title><h1>Not found</h1>`, 404);
}

/** The cookies of a request by name. */
export function cookiesOf(request: IncomingMessage): Map<string, string> {
  const pairs = (request.headers.cookie ?? '').split('; ').filter(Boolean);
  return new Map(pairs.map(pair => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}

const BAD_GATEWAY = html`<html>
<head><title>502 Bad Gateway</title></head>
<body>
<center><h1>502 Bad Gateway</h1></center>
<hr><center>nginx</center>
</body>
</html>
`;

function escapeText(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, char => entities[char] ?? char);
}
