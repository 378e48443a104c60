/** What a row of the catalogue says of a failure (failures.ts). What has no default there, each kind has to say itself. */

import type { MessageKey } from '../say';
import type { ClearLevel, Credential } from './clear-levels';
import type { PlanName } from './plans';
import type { Advice, GroundId, OverallVerdict } from './shared-words';

/** Who can mend a failure: the person in this browser, whoever manages the agent, heyron's operators, or time. */
export type Mender = 'you' | 'owner' | 'support' | 'time';

/** Plans for a failure that means different things to different browsers. */
export interface PlanByPast {
  /** The page never worked in this browser. */
  readonly newHere: PlanName;
  /** It worked here before, or nobody knows, and it holds the token of its link in memory alone. */
  readonly unsavedLink: PlanName;
  /** It worked here before, or nobody knows, and the request that it names can be approved as it stands. */
  readonly asking: PlanName;
  /** It worked here before, or nobody knows. */
  readonly usual: PlanName;
}

/** What clearing has to do with a failure. */
export interface Clearing {
  /**
   * The smallest level that can help, and the largest: beyond that nothing stored is at fault. Null where nothing stored is
   * at all; then no plan suggests it, and whoever clears all the same begins with the mildest.
   */
  readonly levels: readonly [smallest: ClearLevel, largest: ClearLevel] | null;
  /**
   * The stored credential that goes with the second level: the one that a refusal names; a device that is asked to pair, or
   * asks for more, was known by its device token.
   */
  readonly stored: Credential;
  /** After a full clearing it is progress, in these words, because a new device is met with it; null where it is not. */
  readonly progress: MessageKey | null;
}

/** What is true of one kind of failure, whatever the page or the situation. Its words: failure-words.ts. */
export interface FailureRow {
  readonly mender: Mender;
  /**
   * What it comes to once nothing is left for this browser to do. An approval is asked for as soon as a step waits for it;
   * what an owner has to do in another way is said like any fault that is not this browser's.
   */
  readonly verdict: Exclude<OverallVerdict, 'fixed'>;
  /** An approval on the gateway host ends it, by request id. */
  readonly approval: boolean;
  /** The credential in this browser or link is what was refused, so a fresh link mends it. A password is in neither. */
  readonly credential: boolean;
  /** The same refusal would meet any browser, so a private window that sees it too proves something. */
  readonly anyBrowser: boolean;
  /**
   * A browser that stores nothing is refused so only where the server is at fault, or its link is old. So where a private window
   * is, nothing stored here is to blame, and no clearing helps. False where new browsers are met with it by themselves.
   */
  readonly sparesNew: boolean;
  /** The agent itself has said nothing, so that nobody knows whether it is there. */
  readonly silent: boolean;
  /** The gateway is locked for a time, and looks at no credential until then. */
  readonly locked: boolean;
  /** Pages on insecure (http) addresses bring it about. */
  readonly needsHttps: boolean;
  /** What the gateway's configuration has to list before a restart helps. */
  readonly mustList: 'origin' | null;
  /** The gateway's settings to look at where its words name none; none where what fails is no fault of a setting's. */
  readonly settings: readonly string[];
  /** What it says by itself against the gateway, which then proves nothing by answering. */
  readonly ground: GroundId | null;
  readonly plan: PlanName | PlanByPast;
  /** Several agents that fail so at once speak for a cause that they share; false where each has its own cure. */
  readonly several: boolean;
  readonly clearing: Clearing;
  /** What else to check, where the situation has it. */
  readonly advice: readonly Advice[];
}
