/**
 * Which steps suit which failure, as data. The guide's order (docs/domain.md, "Recovery") is right for stale browser
 * state, and useless or harmful elsewhere (docs/domain.md, "When the usual order is wrong"): in at least 10 of 28
 * public reports, clearing or retrying was useless or made it worse. A failure's row names its plan (failures.ts).
 * docs/plans.md is generated from here.
 */
import { STEP_IDS, STEP_ROWS, type StepId } from './steps';

export interface PlanRow {
  /**
   * The steps in order, for users whose gateway heyron runs, and for those who run it; each order ends honestly. What
   * runs by itself comes first in all of them.
   */
  readonly hosted: readonly StepId[];
  readonly own: readonly StepId[];
  /** Why this order, in a sentence. */
  readonly why: string;
  /** The source of that. */
  readonly source: string;
  /** Steps that change nothing about this failure. */
  readonly pointless: readonly StepId[];
  /** Steps that make it worse. */
  readonly harmful: readonly StepId[];
}

/** A row as written: without what runs by itself, without `own` if it is as `hosted`, without `harmful` if nothing is. */
type Written = Omit<PlanRow, 'own' | 'harmful'> & Partial<PlanRow>;

const ROWS = {
  'stale-state': {
    hosted: ['hard-refresh', 'sign-out-in', 'private-window', 'clear-site-data', 'fresh-pairing', 'escalate'],
    own: ['hard-refresh', 'fresh-pairing', 'restart-gateway', 'private-window', 'clear-site-data', 'escalate'],
    why: 'The page worked in this browser before, so something here or there has gone stale; or it keeps nothing that would tell, and may have. The guide’s order, mildest first.',
    source: 'docs/domain.md, "In a browser on heyron.ai"; docs/domain.md, "Any gateway"',
    pointless: ['wait', 'await-approval', 'fresh-link'],
  },
  'asks-again': {
    hosted: [
      'await-approval',
      'hard-refresh',
      'sign-out-in',
      'private-window',
      'clear-site-data',
      'fresh-pairing',
      'escalate',
    ],
    own: [
      'await-approval',
      'hard-refresh',
      'restart-gateway',
      'private-window',
      'clear-site-data',
      'fresh-pairing',
      'escalate',
    ],
    why: 'The gateway has a request of this browser in hand: one approval ends it and costs nothing, so that comes before the guide’s order. A reload can replace the request, and clearing throws it away.',
    source: 'docs/domain.md, "When the usual order is wrong"; docs/cases.md, 4, 5 and 17',
    pointless: ['wait', 'fresh-link'],
  },
  'new-device': {
    hosted: ['fresh-pairing', 'escalate'],
    own: ['fresh-pairing', 'restart-gateway', 'escalate'],
    why: 'Nothing of this browser was ever trusted there, or all of it was just cleared: it only has to be paired, and an approval by request id alone is the kindest fix of all.',
    source: 'docs/domain.md, "When the usual order is wrong"; docs/openclaw.md, "What clearing and reloading do"',
    pointless: ['hard-refresh', 'sign-out-in', 'private-window', 'clear-site-data', 'wait'],
  },
  'open-link': {
    hosted: ['fresh-pairing', 'sign-out-in', 'private-window', 'clear-site-data', 'escalate'],
    own: ['fresh-pairing', 'restart-gateway', 'private-window', 'clear-site-data', 'escalate'],
    why: 'The page was opened by a link whose token it has not saved yet: it asks to be paired with it, and loses it when it is loaded again.',
    source:
      'docs/openclaw.md, "When the token of a link is stored" (2026.9.6: pairing, then a reload, is "token missing")',
    pointless: ['wait', 'fresh-link'],
    harmful: ['hard-refresh'],
  },
  'signs-in': {
    hosted: ['hard-refresh', 'escalate'],
    why: 'The front end has a sign-in of its own, and nobody is signed in there. Signing in again connects the page; the agent has no part in it.',
    source: 'docs/openclaw.md, "Front ends whose server is the device"',
    pointless: ['sign-out-in', 'private-window', 'fresh-link', 'fresh-pairing', 'await-approval', 'wait'],
    harmful: ['clear-site-data'],
  },
  'server-asks': {
    hosted: ['await-approval', 'hard-refresh', 'escalate'],
    own: ['await-approval', 'hard-refresh', 'restart-gateway', 'escalate'],
    why: 'The front end’s own server shows the device: every browser comes through it, and nothing here is known to the gateway. One approval lets that server in; its page may have to be loaded again after it.',
    source: 'docs/openclaw.md, "Front ends whose server is the device"',
    pointless: ['sign-out-in', 'private-window', 'clear-site-data', 'fresh-link', 'fresh-pairing', 'wait'],
  },
  'server-refused': {
    hosted: ['hard-refresh', 'escalate'],
    own: ['hard-refresh', 'restart-gateway', 'escalate'],
    why: 'The gateway refuses what the front end’s own server shows, which no browser keeps. Whoever runs that front end renews it there.',
    source: 'docs/openclaw.md, "Front ends whose server is the device"',
    pointless: [
      'sign-out-in',
      'private-window',
      'clear-site-data',
      'fresh-link',
      'fresh-pairing',
      'await-approval',
      'wait',
    ],
  },
  approved: {
    hosted: ['hard-refresh', 'escalate'],
    why: 'Somebody has approved this browser, as its own connection said, and the page does not try again: one load lets it in.',
    source: 'docs/openclaw.md, "Who may approve a browser" (device.pair.resolved)',
    pointless: ['sign-out-in', 'private-window', 'fresh-link', 'fresh-pairing', 'await-approval', 'wait'],
    harmful: ['clear-site-data'],
  },
  'pending-upgrade': {
    hosted: ['await-approval', 'escalate'],
    why: 'A known device asks for more than it was granted. The pending request is what an owner approves; clearing throws it away, with the device.',
    source: 'docs/domain.md, "When the usual order is wrong"; docs/openclaw.md, "Codes and reasons" (scope-upgrade)',
    pointless: ['hard-refresh', 'sign-out-in', 'private-window', 'fresh-link', 'wait'],
    harmful: ['clear-site-data'],
  },
  credential: {
    hosted: ['fresh-link', 'sign-out-in', 'private-window', 'clear-site-data', 'fresh-pairing', 'escalate'],
    own: ['fresh-link', 'clear-site-data', 'restart-gateway', 'fresh-pairing', 'escalate'],
    why: 'The credential was refused: a fresh one comes first, then the small clearing. A reload sends the same again, can lose a link’s token, and feeds the rate limit.',
    source:
      'docs/domain.md, "When the usual order is wrong"; docs/domain.md, "Edge cases"; docs/openclaw.md, "Keys by version"; docs/openclaw.md, "Rate limiting"',
    pointless: ['await-approval', 'wait'],
    harmful: ['hard-refresh'],
  },
  'no-token': {
    hosted: ['fresh-link', 'sign-out-in', 'fresh-pairing', 'escalate'],
    own: ['fresh-link', 'restart-gateway', 'fresh-pairing', 'escalate'],
    why: 'The page has no token to show, and only a link brings one. Nothing stored is wrong: clearing would throw the approval away, and a private window is asked for a token like any new device.',
    source:
      'docs/domain.md, "When the usual order is wrong"; docs/cases.md, 14, 15 and 19; docs/openclaw.md, "When the token of a link is stored"',
    pointless: ['hard-refresh', 'private-window', 'await-approval', 'wait'],
    harmful: ['clear-site-data'],
  },
  'typed-password': {
    hosted: ['escalate'],
    own: ['restart-gateway', 'escalate'],
    why: 'A password is typed into the page’s own form, at every load anew, and no version stores it: no link brings it, nothing stored is wrong, and clearing would throw the approval away.',
    source:
      'docs/cases.md, 14; docs/openclaw.md, "Codes and reasons" (password-mismatch); docs/openclaw.md, "Rate limiting"',
    pointless: [
      'hard-refresh',
      'fresh-link',
      'sign-out-in',
      'private-window',
      'fresh-pairing',
      'await-approval',
      'wait',
    ],
    harmful: ['clear-site-data'],
  },
  'spent-code': {
    hosted: ['fresh-link', 'fresh-pairing', 'escalate'],
    why: 'Bootstrap tokens and setup codes are short-lived on purpose: make a new one and use it at once. Nothing in this browser is stale.',
    source: 'docs/domain.md, "Edge cases"',
    pointless: ['sign-out-in', 'private-window', 'clear-site-data', 'wait'],
    harmful: ['hard-refresh'],
  },
  'locked-out': {
    hosted: ['wait', 'escalate'],
    own: ['wait', 'restart-gateway', 'escalate'],
    why: 'Ten wrong tries in a minute lock the address for five minutes, and then the right token is refused too. Only time helps; wrong tries after it lock it again.',
    source: 'docs/openclaw.md, "Rate limiting"',
    pointless: ['clear-site-data', 'private-window', 'sign-out-in', 'fresh-link', 'fresh-pairing', 'await-approval'],
    harmful: ['hard-refresh'],
  },
  'dead-gateway': {
    hosted: ['wait', 'hard-refresh', 'private-window', 'escalate'],
    own: ['restart-gateway', 'wait', 'hard-refresh', 'private-window', 'escalate'],
    why: 'Nothing answers. A container may be starting: one wait with its retry, then the question who answers there at all, and one look from a private window; then it is not this browser.',
    source: 'docs/domain.md, "Blank page or HTTP 502"; docs/openclaw.md, "When the gateway goes away"',
    pointless: ['sign-out-in', 'fresh-link', 'fresh-pairing', 'await-approval'],
    harmful: ['clear-site-data'],
  },
  'wrong-version': {
    hosted: ['hard-refresh', 'escalate'],
    own: ['hard-refresh', 'restart-gateway', 'escalate'],
    why: 'The page’s own code is older or newer than its gateway. One load past every cache brings the newest that its host has; where that does not match either, as with another front end that knows an older protocol alone, no further load will, and whoever keeps it has to update it.',
    source:
      'docs/openclaw.md, "Close codes"; docs/openclaw.md, "The build of a page" (PROTOCOL_MISMATCH); docs/cases.md, 18 and 20',
    pointless: ['sign-out-in', 'fresh-link', 'fresh-pairing', 'await-approval', 'wait'],
  },
  'refused-origin': {
    hosted: ['escalate'],
    own: ['restart-gateway', 'escalate'],
    why: 'The gateway’s configuration does not list this page’s exact origin. No browser can change that.',
    source: 'docs/domain.md, "Edge cases"',
    pointless: ['hard-refresh', 'sign-out-in', 'private-window', 'fresh-link', 'fresh-pairing', 'wait'],
    harmful: ['clear-site-data'],
  },
  'no-identity': {
    hosted: ['fresh-link', 'escalate'],
    why: 'The page cannot make the keys that identify a device, which browsers allow on secure (https) addresses alone; or, in 2026.3, it lost its link’s token as it moved on, which a fresh link brings back.',
    source: 'docs/openclaw.md, "Plain http" (insecure-context); docs/cases.md, 11',
    pointless: ['hard-refresh', 'sign-out-in', 'private-window', 'fresh-pairing', 'wait'],
    harmful: ['clear-site-data'],
  },
  'unknown-refusal': {
    hosted: ['escalate'],
    why: 'The gateway refused for a reason that no row here knows. Its exact words, and whether it is the right gateway, are all that can be said: whatever else were tried would be a guess.',
    source: 'docs/domain.md, "When the usual order is wrong"',
    pointless: ['private-window', 'fresh-link', 'fresh-pairing', 'await-approval', 'wait'],
    harmful: ['hard-refresh', 'sign-out-in', 'clear-site-data'],
  },
  'set-up-wrong': {
    hosted: ['escalate'],
    own: ['restart-gateway', 'escalate'],
    why: 'The gateway says that its own settings are at fault: the proxy before it, or a credential that nobody configured. It refuses every browser so, until somebody changes them there.',
    source: 'docs/cases.md, 1; OpenClaw 2026.9.6, dist/ingress-attribution and dist/auth (trusted_proxy_*)',
    pointless: [
      'hard-refresh',
      'sign-out-in',
      'private-window',
      'fresh-link',
      'fresh-pairing',
      'await-approval',
      'wait',
    ],
    harmful: ['clear-site-data'],
  },
  'sign-in-first': {
    hosted: ['hard-refresh', 'sign-out-in', 'escalate'],
    own: ['hard-refresh', 'escalate'],
    why: 'The gateway takes its users from a sign-in before it (a proxy, Tailscale) and saw none. A fresh load passes by that sign-in again; nothing stored for the agent has to do with it.',
    source: 'docs/cases.md, 2; OpenClaw 2026.9.6, docs/gateway/trusted-proxy-auth.md',
    pointless: ['private-window', 'fresh-link', 'fresh-pairing', 'await-approval', 'wait'],
    harmful: ['clear-site-data'],
  },
  'no-access': {
    hosted: ['escalate'],
    why: 'An administrator of the gateway has ended this person’s access, and only an administrator restores it.',
    source: 'docs/cases.md, 3; OpenClaw 2026.9.6, dist/operator-access-policy',
    pointless: [
      'hard-refresh',
      'sign-out-in',
      'private-window',
      'fresh-link',
      'fresh-pairing',
      'await-approval',
      'wait',
    ],
    harmful: ['clear-site-data'],
  },
  'spoilt-key': {
    hosted: ['hard-refresh', 'clear-site-data', 'fresh-pairing', 'escalate'],
    why: 'What the page signed does not fit its own key. An outdated page can sign wrongly, so one fresh load comes first; then the key pair is spoilt, and only without it the page makes a new one.',
    source: 'OpenClaw 2026.9.6, docs/gateway/troubleshooting.md (device signature) and dist/message-handler',
    pointless: ['sign-out-in', 'fresh-link', 'await-approval', 'wait'],
  },
  'wrong-clock': {
    hosted: ['hard-refresh', 'escalate'],
    why: 'The page signs with the time of this device’s clock (2026.7 and older), which is more than two minutes off. Once that is set right, one load is all it takes.',
    source: 'docs/cases.md, 10; OpenClaw 2026.9.6, dist/message-handler (device-signature-stale)',
    pointless: ['sign-out-in', 'private-window', 'fresh-link', 'fresh-pairing', 'await-approval'],
    harmful: ['clear-site-data'],
  },
  starting: {
    hosted: ['wait', 'escalate'],
    own: ['wait', 'restart-gateway', 'escalate'],
    why: 'The gateway answers, and says itself that it is starting or busy. One wait with its retry; what lasts longer is not for this browser to mend.',
    source: 'docs/cases.md, 12; OpenClaw 2026.9.6, dist/startup-unavailable (close 1013)',
    pointless: ['hard-refresh', 'sign-out-in', 'private-window', 'fresh-link', 'fresh-pairing', 'await-approval'],
    harmful: ['clear-site-data'],
  },
  declined: {
    hosted: ['fresh-link', 'escalate'],
    why: 'Somebody said no to this browser’s request. It can ask once more, by a fresh link, after a word with whoever declined; no other step changes their mind.',
    source: 'OpenClaw’s main branch after 2026.9.6 (PAIRING_REJECTED); docs/openclaw.md, "How long a request lives"',
    pointless: ['hard-refresh', 'sign-out-in', 'private-window', 'await-approval', 'wait'],
    harmful: ['clear-site-data'],
  },
  lapsed: {
    hosted: ['fresh-link', 'hard-refresh', 'escalate'],
    why: 'Nobody approved the request within its five minutes. The page only has to ask again: a fresh link does so with its token, a reload where the page has kept it.',
    source: 'OpenClaw’s main branch after 2026.9.6 (PAIRING_EXPIRED); docs/openclaw.md, "How long a request lives"',
    pointless: ['sign-out-in', 'private-window', 'await-approval', 'wait'],
    harmful: ['clear-site-data'],
  },
  'closed-connection': {
    hosted: ['hard-refresh', 'escalate'],
    own: ['hard-refresh', 'restart-gateway', 'escalate'],
    why: 'A gateway that runs has ended the connection, and the page has not come back: one load either connects, or is told why not. It does so to tabs that were idle, and when its settings or devices changed.',
    source: 'docs/cases.md, 13; OpenClaw 2026.9.6, dist/server-runtime (4001 "gateway auth changed")',
    pointless: ['sign-out-in', 'private-window', 'fresh-pairing', 'await-approval', 'wait', 'fresh-link'],
    harmful: ['clear-site-data'],
  },
  'gave-up': {
    hosted: ['hard-refresh', 'fresh-link', 'escalate'],
    own: ['hard-refresh', 'fresh-link', 'restart-gateway', 'escalate'],
    why: 'The page itself ended its connection, and no refusal tells why: one load tries again, and a fresh link brings what it may have lost. A link mended it for some; for others nothing did so far.',
    source: 'docs/cases.md, 24; docs/openclaw.md, "Close codes" (4008)',
    pointless: ['sign-out-in', 'private-window', 'fresh-pairing', 'await-approval', 'wait'],
    harmful: ['clear-site-data'],
  },
  'needs-restart': {
    hosted: ['wait', 'escalate'],
    own: ['restart-gateway', 'wait', 'escalate'],
    why: 'An update replaced the program of a running gateway, which has to be restarted before it works again. Most updates restart it, so one wait comes first where the user has no shell.',
    source: 'docs/cases.md, 25; OpenClaw 2026.9.6, dist/stale-install (close 1011); docs/openclaw.md, "Close codes"',
    pointless: ['hard-refresh', 'sign-out-in', 'private-window', 'fresh-link', 'fresh-pairing', 'await-approval'],
    harmful: ['clear-site-data'],
  },
  'did-not-start': {
    hosted: ['hard-refresh', 'wait', 'clear-site-data', 'escalate'],
    own: ['hard-refresh', 'clear-site-data', 'restart-gateway', 'wait', 'escalate'],
    why: 'The page came, and its program did not: after an upgrade its older files are gone. A load past every cache brings the new ones; should that not help, the gateway may still be restarting.',
    source: 'docs/cases.md, 12; docs/openclaw.md, "When the program does not start"',
    pointless: ['sign-out-in', 'private-window', 'fresh-link', 'fresh-pairing', 'await-approval'],
  },
  'stays-silent': {
    hosted: ['hard-refresh', 'private-window', 'escalate'],
    own: ['hard-refresh', 'private-window', 'restart-gateway', 'escalate'],
    why: 'The page loaded, and then showed nothing and connected to nothing, so the cause is unknown. This is the host’s own order, mildest first: a reload, then a private window, which runs no other extension and has nothing saved. Turning a VPN off and trying another browser or network are advice.',
    source: 'docs/domain.md, "Blank page or HTTP 502"; docs/cases.md, 32 and 33',
    pointless: ['sign-out-in', 'fresh-link', 'fresh-pairing', 'await-approval', 'wait'],
    harmful: ['clear-site-data'],
  },
  'turned-away': {
    hosted: ['hard-refresh', 'sign-out-in', 'wait', 'escalate'],
    own: ['hard-refresh', 'wait', 'restart-gateway', 'escalate'],
    why: 'The host answered with a refusal in place of the agent’s page, before any gateway was asked for a connection. A sign-in at the host may be over, or it had too many requests; else its settings are at fault.',
    source: 'docs/cases.md, 1; OpenClaw 2026.9.6, dist/ingress-attribution (HTTP 403)',
    pointless: ['private-window', 'fresh-link', 'fresh-pairing', 'await-approval'],
    harmful: ['clear-site-data'],
  },
  'without-page': {
    hosted: ['hard-refresh', 'escalate'],
    own: ['restart-gateway', 'hard-refresh', 'escalate'],
    why: 'Something answers at this address, and has no page to give: a broken or half-made update at the gateway, or an address that is none of its own. One load shows whether it is back; then the host has to put it there.',
    source: 'docs/cases.md, 27 and 28; docs/openclaw.md, "A gateway without its page"',
    pointless: ['sign-out-in', 'private-window', 'fresh-link', 'fresh-pairing', 'await-approval', 'wait'],
    harmful: ['clear-site-data'],
  },
  'blocked-upgrade': {
    hosted: ['wait', 'hard-refresh', 'private-window', 'escalate'],
    own: ['wait', 'hard-refresh', 'restart-gateway', 'private-window', 'escalate'],
    why: 'The gateway’s page comes, and its connection is not let through: something before the gateway refuses it, or a program on this device does. No page learns more than that.',
    source: 'docs/openclaw.md, "When the gateway goes away"; docs/openclaw.md, "Close codes" (1006)',
    pointless: ['sign-out-in', 'fresh-link', 'fresh-pairing', 'await-approval'],
    harmful: ['clear-site-data'],
  },
  'bad-address': {
    hosted: ['fresh-link', 'escalate'],
    why: 'The page calls an address for which the browser makes no connection: unencrypted (ws:) from a secure page, or none at all. A link names the right one; so does whoever corrects it in the page.',
    source: 'docs/cases.md, 23; docs/openclaw.md, "No socket at all"',
    pointless: ['hard-refresh', 'sign-out-in', 'private-window', 'fresh-pairing', 'await-approval', 'wait'],
    harmful: ['clear-site-data'],
  },
  'limited-access': {
    hosted: ['fresh-link', 'escalate'],
    own: ['fresh-link', 'restart-gateway', 'escalate'],
    why: 'The page is connected, and may do next to nothing. The page’s own "Secure this browser" or "Request admin", or somebody who approves more, mends that; a fresh link asks with the full token.',
    source: 'docs/cases.md, 6 and 7; OpenClaw 2026.9.6, dist/method-scopes and docs/web/control-ui.md',
    pointless: ['hard-refresh', 'private-window', 'fresh-pairing', 'await-approval', 'wait'],
    harmful: ['sign-out-in', 'clear-site-data'],
  },
} as const satisfies Record<string, Written>;

export type PlanName = keyof typeof ROWS;

const CHECKS = STEP_IDS.filter(step => STEP_ROWS[step].runsItself);

/** The complete rows. */
export const PLANS = Object.fromEntries(Object.entries(ROWS).map(([name, row]) => [name, whole(row)])) as Readonly<
  Record<PlanName, PlanRow>
>;

function whole(row: Written): PlanRow {
  const { hosted, own = hosted, harmful = [] } = row;
  return { ...row, hosted: [...CHECKS, ...hosted], own: [...CHECKS, ...own], harmful };
}
