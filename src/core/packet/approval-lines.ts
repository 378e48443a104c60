/** Lines that ask for an approval, in a report and in a hand-off. The popup uses them, so they do without the catalogue. */
import { browserIdOf, pairCodeOf } from '../address/pair-code';
import type { Say } from '../say';

/** Marks text as code. */
export type Code = (text: string) => string;

/**
 * Asks the page's own agent for the approval, or the gateway that the page talks to. `origin` is the page's; `served`:
 * its own server asks.
 */
export function approvalTitle(origin: string, gateway: string, say: Say, code: Code, served = false): string {
  const host = hostOfAddress(origin);
  const there = hostOfAddress(gateway);
  if (there !== '' && there !== host) return say('ask_approve_elsewhere', code(there), code(host));
  return say(served ? 'ask_approve_server' : 'ask_approve', code(host));
}

/** The host of an address, with its port. An address without its details is no URL any more, so it is read as text. */
export function hostOfAddress(address: string): string {
  return address.replace(/^\w+:\/\//, '').replace(/\/.*$/, '');
}

/** The command that approves a request; null where none is known. The id has to be a validated one. */
export function approveCommand(requestId: string | null): string | null {
  return requestId === null ? null : `openclaw devices approve ${requestId}`;
}

/** The command for a browser that shows a short code, with what has to be compared; null without such an offer. */
export function pairLine(
  pair: { readonly code: string; readonly browserId: string } | null | undefined,
  say: Say,
  code: Code,
): string | null {
  const [short, browser] = [pairCodeOf(pair?.code), browserIdOf(pair?.browserId)];
  return short && browser && say('ask_pair', code(`openclaw pair ${short}`), code(browser));
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
