/**
 * Who answers there, and with which page? Questions to the agent's own host, asked on a click and without any credential. From 2026.3 on a
 * gateway answers `/healthz` with JSON, older ones with their page, and a proxy without one with a 5xx
 * (openclaw-truth.md §8).
 */

/**
 * `alive`: a gateway that says so; `page`: OpenClaw's page, as older gateways answer; `proxy-error`: a server in front of
 * a gateway that is gone; `other`: something that is no gateway, such as a sign-in page; `silent`: nobody.
 */
export const ANSWERS = ['alive', 'page', 'proxy-error', 'other', 'silent'] as const;
export type Answer = (typeof ANSWERS)[number];

/** A gateway answers at once; a host that takes longer than this is as good as silent. In ms. */
const PATIENCE_MS = 5_000;
/** As much of an answer as is read: health is a line, and a page names its app near its beginning. In bytes. */
const MOST_READ = 50_000;

/** Asks a heyron host. Never throws: no answer is an answer. */
export async function probe(host: string): Promise<Answer> {
  try {
    const answer = await ask(host, '/healthz', '*/*');
    if (answer.status >= 500) return 'proxy-error';
    const text = await beginningOf(answer);
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    if (isJson) return isHealth(text) ? 'alive' : 'other';
    return answer.ok && text.includes('<openclaw-app') ? 'page' : 'other';
  } catch {
    return 'silent';
  }
}

/**
 * The build of the page that a heyron host hands out now, as newer versions name it without a sign-in (openclaw-truth.md §8); null
 * where it names none. Never throws.
 */
export async function buildAt(host: string): Promise<string | null> {
  try {
    const answer = await ask(host, '/', 'text/html');
    return answer.ok ? (BUILD.exec(await beginningOf(answer))?.[1] ?? null) : null;
  } catch {
    return null;
  }
}

const BUILD = /<html[^>]*\sdata-openclaw-control-ui-build-id="([^"]{1,300})"/;

/** Without credentials, and nowhere else than there. */
function ask(host: string, path: string, accept: string): Promise<Response> {
  return fetch(`https://${host}${path}`, {
    headers: { accept },
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
}

async function beginningOf({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (reader && text.length < MOST_READ) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  await reader?.cancel();
  return text.slice(0, MOST_READ);
}

function isHealth(text: string): boolean {
  try {
    return JSON.parse(text).ok === true;
  } catch {
    return false;
  }
}
