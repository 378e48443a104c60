/**
 * Why a page fails that was let in before: who forgot whom. One row a cause, which says what follows from it;
 * core/health/cause.ts decides which one it was.
 */
import type { MessageKey } from '../say';
import type { GroundId } from './shared-words';
import type { StepId } from './steps';

/** Who or what changed. */
export type Forgetter = 'browser' | 'agent' | 'key' | 'rights' | 'sleep' | 'gateways' | 'address';

/** How far the facts reach. */
export const CERTAINTIES = ['sure', 'most-likely'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export interface CauseRow {
  readonly whose: Forgetter;
  /** What the user is told, by certainty. */
  readonly says: Readonly<Record<Certainty, MessageKey>>;
  /** What support is told first. $1: until when this browser was let in, $2: the version that it meets now. */
  readonly report: MessageKey;
  /** What it says for the verdict, or against it. */
  readonly ground: GroundId;
  /** It points at this browser, not at the gateway. */
  readonly here: boolean;
  /** The user can keep it from coming back, by an exception in the browser's settings. */
  readonly exception: boolean;
  /** What the user is told where it came back although they were shown that exception. */
  readonly inVain: MessageKey | null;
  /** Steps that cannot help against it. */
  readonly spares: readonly StepId[];
  /** The step that comes first, where the plan has it. */
  readonly first: StepId | null;
}

/** What is true of every cause in this browser: what was lost cannot be cleared. */
const BROWSER = {
  whose: 'browser',
  ground: 'browser-forgot',
  here: true,
  exception: false,
  inVain: null,
  spares: ['clear-site-data'],
  first: null,
} as const;
/** The agent forgot: nothing stored here is at fault, and another window is as unknown to it. */
const AGENT = {
  whose: 'agent',
  ground: 'agent-forgot',
  here: false,
  exception: false,
  inVain: null,
  spares: ['private-window', 'clear-site-data'],
  first: null,
} as const;
const OTHER = { here: false, exception: false, inVain: null, spares: [], first: null } as const;

const ROWS = {
  /** The browser deletes what sites keep when it is closed. */
  closed: {
    ...BROWSER,
    exception: true,
    inVain: 'why_closed_in_vain',
    says: either('why_closed_again', 'why_closed'),
    report: 'ask_why_closed',
  },
  /** What this agent's page kept is gone, and other agents' is not: its page forgot it, or the browser made room. */
  'one-agent': { ...BROWSER, says: both('why_one_agent'), report: 'ask_why_one_agent' },
  /** Somebody cleared the data of heyron.ai while the browser was open. */
  'all-agents': { ...BROWSER, says: both('why_all_agents'), report: 'ask_why_all_agents' },
  /** What this browser was known by is gone, and nothing tells how. */
  'gone-here': { ...BROWSER, says: both('why_gone_here'), report: 'ask_why_gone_here' },
  /** The agent let the same device in before. */
  'agent-forgot': { ...AGENT, says: both('why_agent_forgot'), report: 'ask_why_agent_forgot' },
  /** The same, and its OpenClaw is newer than then. */
  'after-update': { ...AGENT, says: both('why_after_update'), report: 'ask_why_after_update' },
  'key-changed': {
    ...OTHER,
    whose: 'key',
    says: both('why_key_changed'),
    report: 'ask_why_key_changed',
    ground: 'key-changed',
  },
  'asks-more': {
    ...OTHER,
    whose: 'rights',
    says: both('why_asks_more'),
    report: 'ask_why_asks_more',
    ground: 'asks-more',
  },
  slept: {
    ...OTHER,
    whose: 'sleep',
    says: both('why_slept'),
    report: 'ask_why_slept',
    ground: 'slept',
    here: true,
    first: 'hard-refresh',
  },
  'two-gateways': {
    ...OTHER,
    whose: 'gateways',
    says: both('why_two_gateways'),
    report: 'ask_why_two_gateways',
    ground: 'two-gateways',
  },
  /** An agent of one's own at an address where it was never let in; it is at another one, if that is the same agent. */
  'other-address': {
    ...OTHER,
    whose: 'address',
    says: both('why_other_address'),
    report: 'ask_why_other_address',
    ground: 'other-address',
  },
} as const satisfies Record<string, CauseRow>;

export type CauseId = keyof typeof ROWS;
export const CAUSE_IDS = Object.keys(ROWS) as [CauseId, ...CauseId[]];
export const CAUSES: Readonly<Record<CauseId, CauseRow>> = ROWS;

function either<Sure extends MessageKey, Likely extends MessageKey>(sure: Sure, likely: Likely) {
  return { sure, 'most-likely': likely } as const;
}

function both<Key extends MessageKey>(key: Key) {
  return either(key, key);
}
