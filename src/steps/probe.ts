/**
 * Is there a gateway at all? One question to the agent's own host, asked on a click and without any credential. From
 * 2026.3 on a gateway answers `/healthz` with JSON, older ones with their page, and a proxy without one with a 5xx
 * (openclaw-truth.md §8).
 */

/** `alive`: a gateway says so; `answers`: something answers that need not be one; `silent`: nothing, or a proxy's error. */
export type Answer = 'alive' | 'answers' | 'silent';

/** A gateway answers at once; a host that takes longer than this is as good as silent. In ms. */
const PATIENCE_MS = 5_000;

/** Asks a heyron host. Never throws: no answer is an answer. */
export async function probe(host: string): Promise<Answer> {
  try {
    const answer = await fetch(`https://${host}/healthz`, {
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.status >= 500) return 'silent';
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    return isJson && (await answer.json()).ok === true ? 'alive' : 'answers';
  } catch {
    return 'silent';
  }
}
