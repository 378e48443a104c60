/** Requests to the agent's own host, on a click and without any credential. */
import { ownOriginOf } from '../core/address/own-address';
import { homeOf } from '../platform/own-sites';
import { runInPage } from '../site-data/run-in-page';

/** A gateway answers at once; a host that takes longer counts as silent. In ms. */
const ANSWER_TIMEOUT_MS = 5_000;
/** How much of an answer is read: health is one line, and a page names its app near its beginning. In bytes. */
const MOST_READ = 50_000;

/** What a host answered. */
export interface HostAnswer {
  readonly status: number;
  readonly ok: boolean;
  readonly isJson: boolean;
  /** Its beginning. */
  readonly text: string;
}

/**
 * Asks the host of an agent's page, following no redirect elsewhere. Our own pages may ask heyron.ai alone; an agent of
 * one's own is asked by the page in `tab`, below its base path.
 * @throws when no answer comes in time.
 */
export async function ask(origin: string, tab: number, path: string, accept: string): Promise<HostAnswer> {
  if (ownOriginOf(origin) === null)
    return answerOf(`https://${new URL(origin).hostname}/${path}`, accept, ANSWER_TIMEOUT_MS, MOST_READ);
  const address = (await homeOf(origin)) + path;
  const longest = 2 * ANSWER_TIMEOUT_MS;
  const target = { tabId: tab, frameIds: [0] };
  const [answer] = await runInPage(target, longest, answerOf, address, accept, ANSWER_TIMEOUT_MS, MOST_READ);
  if (!answer) throw new Error('the page did not ask');
  return answer as HostAnswer;
}

/** Also runs in a page, so it can use nothing from outside itself. */
async function answerOf(address: string, accept: string, timeout: number, most: number): Promise<HostAnswer> {
  const answer = await fetch(address, {
    headers: { accept },
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'manual',
    signal: AbortSignal.timeout(timeout),
  });
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (reader && text.length < most) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  await reader?.cancel();
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
  return { status: answer.status, ok: answer.ok, isJson, text: text.slice(0, most) };
}
