/**
 * Who answers at a host, and with which page? From 2026.3 on a gateway answers `/healthz` with JSON, older ones with
 * their page, and a proxy without a gateway with a 5xx (docs/openclaw.md, "What HTTP paths answer").
 */
import { ask } from './ask-host';

/**
 * `alive`: a gateway that says so; `page`: OpenClaw's page, as older gateways answer; `proxy-error`: a server whose
 * gateway is gone; `other`: no gateway, such as a sign-in page; `silent`: no answer.
 */
export const ANSWERS = ['alive', 'page', 'proxy-error', 'other', 'silent'] as const;
export type Answer = (typeof ANSWERS)[number];

/** Asks the host of an agent's page, which `tab` shows. Never throws: no answer is an answer. */
export async function probe(origin: string, tab: number): Promise<Answer> {
  try {
    const { status, ok, isJson, text } = await ask(origin, tab, 'healthz', '*/*');
    if (status >= 500) return 'proxy-error';
    if (isJson) return isHealth(text) ? 'alive' : 'other';
    return ok && text.includes('<openclaw-app') ? 'page' : 'other';
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
