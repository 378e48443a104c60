/**
 * The ways to get this browser let in, best known first (docs/openclaw.md, "Who may approve a browser"). A way is a
 * person who can act, and what they need.
 */

/** `steps`: heyron's own steps in this browser; `heyron`: a new start from there; `commands`: on the agent's machine. */
export const WAYS = ['steps', 'heyron', 'other-browser', 'ask-agent', 'support', 'commands'] as const;
export type Way = (typeof WAYS)[number];

/** The ways that end in a wait for somebody's approval. */
export const ASKED_WAYS = ['other-browser', 'ask-agent', 'support', 'commands'] as const satisfies readonly Way[];
export type AskedWay = (typeof ASKED_WAYS)[number];

/** The ways in which the request is named to whoever approves. It is out of date as soon as the page asks again. */
const NAMES_REQUEST: Readonly<Record<AskedWay, boolean>> = {
  'other-browser': false,
  'ask-agent': true,
  // Support's message names the device, and its newest request.
  support: false,
  commands: true,
};

/** True if what was sent still serves when the page has asked again. */
export function outlivesRequest(way: AskedWay): boolean {
  return !NAMES_REQUEST[way];
}

/** How a wait stands; `hour` and `day`: nobody has answered for so long; `approved`: the page has only to load again. */
export const WAITING = ['asked', 'hour', 'day', 'expired', 'superseded', 'declined', 'approved'] as const;
export type Waiting = (typeof WAITING)[number];
