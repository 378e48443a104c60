/**
 * The short report for a chat message: what a helper needs to act at once, within the length of a message. The whole
 * report is for a ticket.
 */
import { keyPart, type Say } from '../say';
import { firstLines } from './first-lines';
import { answerWords, privateWords } from './markdown';
import type { Packet } from './model';

/** The longest message that the community's chat accepts, in UTF-16 units. */
export const LONGEST_MESSAGE = 2_000;
/** Of the exact text, which a page can make any length. */
const LONGEST_TEXT = 400;

/** The message: plain lines, with backticks around what must be copied exactly. */
export function toMessage(packet: Packet, say: Say): string {
  const { failure, gateway, gatewayPlace, pairing, page, verdict, environment, note, ticket } = packet;
  const line = (label: string, value: string | null) => `${label}: ${value ?? say('packet_unknown')}`;
  const first = firstLines(packet, say, text => code(cut(text, LONGEST_TEXT)));
  const lines = [
    `**${first.title}**`,
    ...first.lines,
    line(say('packet_exact'), code(cut(failure.text || failure.kind, LONGEST_TEXT))),
    line(
      say('packet_gateway'),
      `${code(gateway)} (${gatewayPlace ? say(`place_${gatewayPlace}`) : say('packet_unknown')})`,
    ),
    line(say('packet_changed'), answerWords(packet, 'changed-recently', say)),
    line(
      say('packet_fresh_pairing'),
      pairing.freshPairing === null ? say('packet_no') : say(`result_${keyPart(pairing.freshPairing)}`),
    ),
    line(say('packet_private'), privateWords(packet, say)),
    line(say('packet_others'), answerWords(packet, 'others-affected', say)),
    line(say('packet_chat'), answerWords(packet, 'chat-answers', say)),
    line(say('packet_other_agent'), answerWords(packet, 'other-agent-opens', say)),
    line(say('packet_last'), failure.lastAt),
    ...(failure.settings.length ? [line(say('packet_settings'), failure.settings.map(code).join(', '))] : []),
    ...(failure.reason && failure.settings.length ? [line(say('packet_reason'), code(failure.reason))] : []),
    ...(failure.agents > 1 ? [line(say('packet_agents'), String(failure.agents))] : []),
    ...(packet.asks.for === 'approve' ? [] : [line(say('packet_device'), pairing.deviceId && code(pairing.deviceId))]),
    line(say('packet_verdict'), say(`verdict_${keyPart(verdict)}`)),
    line(say('packet_page'), `${code(page.origin)} · ${environment.browser} · ${environment.os}`),
    ...(ticket ? [line(say('packet_ticket'), ticket)] : []),
    ...(note ? [line(say('packet_note'), note.replace(/\s+/g, ' '))] : []),
  ];
  return cut(lines.join('\n'), LONGEST_MESSAGE);
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** Page text must not become markup: a backtick would end the code, a line break the line. */
function code(text: string): string {
  return `\`${text.replaceAll('`', "'").replace(/\s+/g, ' ')}\``;
}
