/** Requests to the agent's own host, on a click and without any credential. */

/** A gateway answers at once; a host that takes longer counts as silent. In ms. */
const ANSWER_TIMEOUT_MS = 5_000;
/** How much of an answer is read: health is one line, and a page names its app near its beginning. In bytes. */
const MOST_READ = 50_000;

/** Asks a heyron host, following no redirect elsewhere. @throws when no answer comes in time. */
export function ask(host: string, path: string, accept: string): Promise<Response> {
  return fetch(`https://${host}${path}`, {
    headers: { accept },
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'manual',
    signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
  });
}

export async function beginningOf({ body }: Response): Promise<string> {
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
