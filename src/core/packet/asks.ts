/**
 * What a report and a hand-off ask for, before anything else: of whom, with which command, for which device. Whoever reads it has
 * other tickets to look after, and may read no more than this.
 */
import { FAILURES } from '../catalogue/failures';
import { keyPart, type Say } from '../say';
import type { Asked, Packet } from './model';

/** More steps than these stand further down alone. */
const MOST_STEPS = 8;

/** What a packet asks for. */
export function askedIn({
  failure,
  verdict,
}: {
  readonly failure: Pick<Packet['failure'], 'kind' | 'settings'>;
  readonly verdict: Packet['verdict'];
}): Asked {
  const row = FAILURES[failure.kind];
  if (verdict === 'fixed' || row.locked) return 'none';
  if (row.approval) return 'approve';
  if (row.silent) return 'start';
  if (failure.settings?.length) return 'settings';
  return row.credential ? 'new-link' : 'look';
}

/** Puts text into code, as the form wants it. */
export type Code = (text: string) => string;

/**
 * Whose approval is asked for: that of the page's own agent, or of the gateway that the page talks to. `origin` is the page's.
 */
export function approvalTitle(origin: string, gateway: string, say: Say, code: Code): string {
  const host = hostOfAddress(origin);
  const there = hostOfAddress(gateway);
  if (there !== '' && there !== host) return say('ask_approve_elsewhere', code(there), code(host));
  return say('ask_approve', code(host));
}

/** The host of an address, with its port where it is another gateway's; what is left of one whose details were taken out. */
function hostOfAddress(address: string): string {
  return address.replace(/^\w+:\/\//, '').replace(/\/.*$/, '');
}

/** The first lines of a report in every form: what is asked, the command where there is one, and the facts. English. */
export function firstLines(packet: Packet, say: Say, code: Code): { title: string; lines: string[] } {
  const { pairing, gateway, gatewayPlace, page } = packet;
  const asked = askedIn(packet);
  const title =
    asked === 'approve'
      ? approvalTitle(page.origin, gateway, say, code)
      : say(`ask_${keyPart(asked)}`, code(hostOfAddress(page.origin)));
  const hosted = packet.answers['who-runs-it'] !== 'me' && gatewayPlace === 'hosted';
  const plain = page.origin.startsWith('http:');
  return {
    title: asked === 'approve' && hosted ? say('ask_hosted', title) : title,
    lines: [
      ...(plain ? [say('ask_plain')] : []),
      ...(asked === 'approve' ? [approvalLine(pairing, say, code)] : []),
      factsLine(packet, say, code),
    ],
  };
}

/** The command that approves a request; null where none is known. The id has to be a validated one. */
export function approveCommand(requestId: string | null): string | null {
  return requestId === null ? null : `openclaw devices approve ${requestId}`;
}

/** How to approve exactly this browser: by its device, which lasts, and by its request as long as that does. */
export function approvalLine(
  { requestId, deviceId }: { readonly requestId: string | null; readonly deviceId: string | null },
  say: Say,
  code: Code,
): string {
  const list = code('openclaw devices list');
  const command = approveCommand(requestId);
  const approve = command && code(command);
  if (deviceId && approve) return say('ask_approve_request', list, code(deviceId), approve);
  if (deviceId) return say('ask_approve_device', list, code(deviceId));
  return approve ? say('ask_approve_unnamed', list, approve) : say('ask_approve_listed', list);
}

/** Since when, how often, with which words and version, and what was tried and deleted. */
function factsLine({ failure, page, steps, pairing, clears }: Packet, say: Say, code: Code): string {
  const words = [failure.code, failure.reason].filter(Boolean).join('/') || failure.text || failure.kind;
  const tried = steps
    .filter(({ result }) => result !== 'skipped' && result !== 'running')
    .slice(-MOST_STEPS)
    .map(({ step, result }) => `${step} (${say(`result_${keyPart(result)}`)})`);
  return [
    say('ask_since', failure.firstAt, String(failure.count), code(words)),
    ...(page.gatewayVersion ? [say('ask_version', code(page.gatewayVersion))] : []),
    say('ask_tried', tried.join(', ') || say('packet_none')),
    ...(pairing.freshPairing === null ? [say('ask_not_paired_afresh')] : []),
    clears.length
      ? say(
          'ask_cleared',
          [...new Set(clears.flatMap(({ hosts }) => hosts.map(({ host }) => code(host))))].join(', '),
        )
      : say('ask_nothing_cleared'),
  ].join(' ');
}
