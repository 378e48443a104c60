/**
 * Who answers at a host, and with which page? From 2026.3 on a gateway answers `/healthz` with JSON, older ones with
 * their page, and a proxy without a gateway with a 5xx (docs/openclaw.md, "What HTTP paths answer").
 */
import { ask, beginningOf } from './ask-host';

/**
 * `alive`: a gateway that says so; `page`: OpenClaw's page, as older gateways answer; `proxy-error`: a server whose
 * gateway is gone; `other`: no gateway, such as a sign-in page; `silent`: no answer.
 */
export const ANSWERS = ['alive', 'page', 'proxy-error', 'other', 'silent'] as const;
export type Answer = (typeof ANSWERS)[number];

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

function isHealth(text: string): boolean {
  try {
    return JSON.parse(text).ok === true;
  } catch {
    return false;
  }
}
