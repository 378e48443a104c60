/**
 * What an agent does that runs exactly what Re-Pair's message asks: it looks into the list of devices, compares, and
 * approves that one request or nothing. Real models decide for themselves; this one shows that the message suffices.
 */
import { parseDeviceList } from './devices.ts';

/** A message of a chat completion request, as far as it matters here. */
export interface ChatMessage {
  readonly role: string;
  readonly content?: unknown;
}

/** What the agent does next: a command on the gateway's machine, or words. */
export type Move = { readonly run: string } | { readonly say: string };

const LIST = 'openclaw devices list --json';
const ASKED = new RegExp(
  `run “${LIST}”\\. Only if it lists requestId ([0-9a-f-]{36}) with a deviceId that begins with ([0-9a-f]{8}) and ends with ([0-9a-f]{4}), run “(openclaw devices approve \\1)”`,
);

/** The next move in this chat; null where nobody has asked for an approval. */
export function moveFor(messages: readonly ChatMessage[]): Move | null {
  // Gateways may add words of their own behind the user's
  const at = messages.findLastIndex(each => each.role === 'user' && ASKED.test(textOf(each)));
  const asked = ASKED.exec(textOf(messages[at]));
  if (!asked) return null;
  const [, requestId, begin = '', end = '', approve = ''] = asked;
  const [listed, approved] = messages.slice(at + 1).filter(({ role }) => role === 'tool');
  if (!listed) return { run: LIST };
  if (approved) return { say: textOf(approved) };
  const text = textOf(listed);
  if (!/^\{/m.test(text)) return { say: `Nothing is approved. There is no list: ${text}` };
  const { pending } = parseDeviceList(text);
  const isAsked = pending.some(
    each => each.requestId === requestId && each.deviceId.startsWith(begin) && each.deviceId.endsWith(end),
  );
  return isAsked ? { run: approve } : { say: `Nothing is approved. I see: ${text}` };
}

/** Providers send a text as a string or in parts. */
function textOf(message: ChatMessage | undefined): string {
  const { content } = message ?? {};
  if (typeof content === 'string') return content;
  return Array.isArray(content) ? content.map(part => String(part?.text ?? '')).join('\n') : '';
}
