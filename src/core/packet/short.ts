/**
 * The short report for a chat message: what a helper needs to act at once, within the length of a message. The whole
 * report is for a ticket.
 */
import { keyPart, type Say } from '../say';
import { answerWords, privateWords } from './markdown';
import type { Packet } from './model';

/** The longest message that the community's chat accepts, in UTF-16 units. */
export const LONGEST_MESSAGE = 2_000;
/** Only this many of the latest steps are listed. */
const MOST_STEPS = 8;
/** Of the exact text, which a page can make any length. */
const LONGEST_TEXT = 400;

/** The message: plain lines, with backticks around what must be copied exactly. */
export function toMessage(packet: Packet, say: Say): string {
  const { failure, gateway, gatewayPlace, pairing, page, steps, verdict, environment, note, ticket } = packet;
  const line = (label: string, value: string | null) => `${label}: ${value ?? say('packet_unknown')}`;
  const tried = steps
    .slice(-MOST_STEPS)
    .map(({ step, result }) => `${step}: ${say(`result_${keyPart(result)}`)}`);
  const lines = [
    `**${say('packet_heading', say(`failure_${keyPart(failure.kind)}_title`))}**`,
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
    line(
      say('packet_last'),
      `${failure.lastAt} (${failure.count}×, ${say('packet_first')}: ${failure.firstAt})`,
    ),
    ...(failure.settings.length ? [line(say('packet_settings'), failure.settings.map(code).join(', '))] : []),
    ...(failure.reason && failure.settings.length ? [line(say('packet_reason'), code(failure.reason))] : []),
    ...(failure.agents > 1 ? [line(say('packet_agents'), String(failure.agents))] : []),
    ...(pairing.requestId ? [line(say('packet_request'), code(pairing.requestId))] : []),
    ...(pairing.deviceId ? [line(say('packet_device'), code(pairing.deviceId))] : []),
    line(say('packet_verdict'), say(`verdict_${keyPart(verdict)}`)),
    line(say('packet_steps'), tried.length ? tried.join('; ') : say('packet_none')),
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
