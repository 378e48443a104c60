/**
 * The first lines of a report: what is asked, with which command, for which device, and the facts. Its reader has other
 * tickets, and may read no further.
 */
import { CAUSES } from '../catalogue/causes';
import { keyPart, type Say } from '../say';
import { approvalLine, approvalTitle, type Code, hostOfAddress, pairLine } from './approval-lines';
import type { Packet } from './model';
import { utcTime } from './times-and-file-names';

/** Only this many of the latest steps are listed here. */
const MOST_STEPS = 8;

/** The title and the lines below it. `code` marks what must be copied exactly, as each form of the report does. */
export function firstLines(packet: Packet, say: Say, code: Code): { title: string; lines: string[] } {
  const { pairing, gateway, gatewayPlace, page } = packet;
  const asked = packet.asks.for;
  const title =
    asked === 'approve'
      ? approvalTitle(page.origin, gateway, say, code, pairing.served)
      : say(`ask_${keyPart(asked)}`, code(hostOfAddress(page.origin)));
  const hosted = packet.answers['who-runs-it'] !== 'me' && gatewayPlace === 'hosted';
  const plain = page.origin.startsWith('http:');
  return {
    title: asked === 'approve' && hosted ? say('ask_hosted', title) : title,
    lines: [
      ...(plain ? [say('ask_plain')] : []),
      ...(asked === 'approve' ? [approvalLine(pairing, say, code)] : []),
      ...[pairLine(pairing.pair, say, code)].filter(line => line !== null),
      ...whyLine(packet, say, code),
      factsLine(packet, say, code),
    ],
  };
}

/** Who forgot whom: that tells the server's drift from a browser's. */
function whyLine({ why }: Packet, say: Say, code: Code): string[] {
  if (!why) return [];
  const { cause, letInAt, version, versionNow } = why;
  const [line, told] = [CAUSES[cause].report, letInAt ? utcTime(letInAt) : say('packet_unknown')];
  const until = version === null ? told : say('ask_why_until', told, code(version));
  return [say(line, until, versionNow === null ? say('ask_why_gateway') : code(versionNow))];
}

/** Since when, how often, with which words and version, and what was tried and deleted. */
function factsLine({ failure, page, steps, pairing, clears, verdict }: Packet, say: Say, code: Code): string {
  const words = [failure.code, failure.reason].filter(Boolean).join('/') || failure.text || failure.kind;
  const tried = steps
    .filter(({ result }) => result !== 'skipped' && result !== 'running')
    .map(({ step, result }) => `${step} (${say(`result_${keyPart(result)}`)})`);
  const latest = [...new Set(tried)].slice(-MOST_STEPS);
  return [
    verdict === 'fixed'
      ? say('ask_was', failure.firstAt, failure.lastAt, String(failure.count), code(words))
      : say('ask_since', failure.firstAt, String(failure.count), code(words)),
    ...(page.gatewayVersion ? [say('ask_version', code(page.gatewayVersion))] : []),
    say('ask_tried', latest.join(', ') || say('packet_none')),
    ...(pairing.freshPairing === null ? [say('ask_not_paired_afresh')] : []),
    clears.length
      ? say('ask_cleared', [...new Set(clears.flatMap(({ hosts }) => hosts.map(({ host }) => code(host))))].join(', '))
      : say('ask_nothing_cleared'),
  ].join(' ');
}
