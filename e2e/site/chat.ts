/** An agent's chat: small talk, or a talk about failed pairings that must never be taken for one. */
import type { Message } from './wire.ts';

const QUOTED =
  'My browser said "Auth failed: pairing required" and then "unauthorized: gateway token mismatch (open the dashboard URL)". disconnected (1008): pairing required. What now?';

const ANSWER =
  'Your screenshot shows "Auth failed: pairing required". device pairing required (requestId: 00000000-0000-4000-8000-000000000000). Run: openclaw devices approve 00000000-0000-4000-8000-000000000000';

/** The transcript and the unsent text in the composer. */
export function chatHistory(quoting: boolean): { messages: Message[]; draft: string } {
  if (quoting) {
    return {
      messages: [
        { role: 'user', text: QUOTED },
        { role: 'assistant', text: ANSWER },
      ],
      draft: 'And again: disconnected (1008): pairing required',
    };
  }
  return {
    messages: [
      { role: 'user', text: 'What is on my list for today?' },
      { role: 'assistant', text: 'Two things: the dentist at three, and the plants.' },
    ],
    draft: '',
  };
}

/** The agent's answer to any message. */
export function reply(quoting: boolean): Message {
  return { role: 'assistant', text: quoting ? ANSWER : 'Noted.' };
}
