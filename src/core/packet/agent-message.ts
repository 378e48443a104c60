/**
 * Messages about an approval that are not reports: to one's own agent, in the user's language, and a reminder for whoever
 * was asked. Only validated ids go into a command.
 */
import { deviceIdOf, requestIdOf } from '../address/ids';
import type { Say } from '../say';

/** The first and last digits of a device id that are compared: eight alone could be found by trying keys. */
const COMPARED = { first: 8, last: 4 } as const;

/** This browser's code: the device id, which every list of devices shows, in groups to be read aloud; null if unknown. */
export function codeOf(deviceId: string | null): readonly [string, string, string] | null {
  const id = deviceIdOf(deviceId);
  if (id === null) return null;
  return [id.slice(0, 4), id.slice(4, COMPARED.first), id.slice(-COMPARED.last)];
}

/**
 * Asks the agent to approve this browser, or the page's own server that asks for it, and nothing else; null where nothing
 * would tell it from another.
 */
export function agentMessage(
  requestId: string | null,
  deviceId: string | null,
  say: Say,
  served = false,
): string | null {
  const code = codeOf(deviceId);
  if (!code) return null;
  const [one, two, last] = code;
  const request = requestIdOf(requestId);
  if (!request) return say(served ? 'agent_message_server_unnamed' : 'agent_message_unnamed', one + two, last);
  return say(served ? 'agent_message_server' : 'agent_message', request, one + two, last);
}

/** What is typed into the agent's chat in a browser that it knows. The exact request: "latest" could be another's. */
export function pairCommand(requestId: string | null): string | null {
  const request = requestIdOf(requestId);
  return request && `/pair approve ${request}`;
}

/** Reminds support of an approval asked for at a time (epoch ms), as an addition to the same ticket. */
export function reminder(host: string, deviceId: string | null, askedAt: number, say: Say): string {
  const format = { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' } as const;
  const when = new Intl.DateTimeFormat('en-GB', format).format(askedAt);
  const id = deviceIdOf(deviceId);
  return id ? say('reminder', when, host, id) : say('reminder_unnamed', when, host);
}
