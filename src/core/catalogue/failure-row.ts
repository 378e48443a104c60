/** What a row of the catalogue says about a failure (failures.ts). A part without a default is required. */

import type { MessageKey } from '../say';
import type { ClearLevel, Credential } from './clear-levels';
import type { OwnPlace } from './own-meanings';
import type { PlanName } from './plans';
import type { Advice, GroundId, OverallVerdict } from './shared-words';

/** Who can mend a failure: the person in this browser, whoever manages the agent, heyron's operators, or time. */
export type Mender = 'you' | 'owner' | 'support' | 'time';

/** The page's own server asks to be let in, is refused, or wants a sign-in itself: each is part of its sentences' keys. */
export type ServedWords = 'asks' | 'refused' | 'sign-in';

/** Plans for a failure that has different causes in different browsers. */
export interface PlanByPast {
  /** The page never worked in this browser. */
  readonly newHere: PlanName;
  /** It worked here before, or nobody knows, and the page holds its link's token in memory alone. */
  readonly unsavedLink: PlanName;
  /** It worked here before, or nobody knows, and the request that it names can be approved as it stands. */
  readonly asking: PlanName;
  /** It worked here before, or nobody knows. */
  readonly usual: PlanName;
}

/** What clearing can do about a failure. */
export interface Clearing {
  /**
   * The smallest level that can help, and the largest that can: beyond it nothing stored is at fault. Null if nothing
   * stored is at fault at all; then no plan suggests clearing, and a user who clears anyway begins with the mildest.
   */
  readonly levels: readonly [smallest: ClearLevel, largest: ClearLevel] | null;
  /**
   * The stored credential that level 2 removes: the one that a refusal names. A device that must pair, or asks for more
   * rights, was known by its device token.
   */
  readonly stored: Credential;
  /** The words that call it progress after a full clearing, because a new device gets it; null where it is not. */
  readonly progress: MessageKey | null;
}

/** What is true of one kind of failure, whatever the page or the situation. Its wire words are in failure-words.ts. */
export interface FailureRow {
  readonly mender: Mender;
  /**
   * The verdict once nothing is left for this browser to do. An approval is asked for as soon as a step waits for it;
   * what else an owner has to do is reported like any fault outside this browser.
   */
  readonly verdict: Exclude<OverallVerdict, 'fixed'>;
  /** An approval on the gateway host ends it, by request id. */
  readonly approval: boolean;
  /** The refused credential is in this browser or in its link, so a fresh link helps. A password is in neither. */
  readonly credential: boolean;
  /** Any browser would be refused like this, so seeing it in a private window proves something. */
  readonly anyBrowser: boolean;
  /**
   * A browser that stores nothing is refused like this only if the server is at fault or the link is old. So if a
   * private window is refused, nothing stored here is to blame, and clearing does not help. False if every new browser
   * gets it.
   */
  readonly sparesNew: boolean;
  /** The agent itself has not answered, so nobody knows whether it is there. */
  readonly silent: boolean;
  /** It is seen only after a page had time to come alive, so a step that loads it again is watched for longer. */
  readonly slowToShow: boolean;
  /** The gateway is locked for a time, and looks at no credential until then. */
  readonly locked: boolean;
  /** The browser refused to open the connection, so the address that it calls is not known. */
  readonly unheard: boolean;
  /** What it means for whoever runs the agent, where in the usual words heyron acts; or by where the machine is. */
  readonly ownMeaning: MessageKey | Readonly<Record<OwnPlace, MessageKey>> | null;
  /** Pages on insecure (http) addresses cause it. */
  readonly needsHttps: boolean;
  /** What the gateway's configuration must list before a restart helps. */
  readonly mustList: 'origin' | null;
  /** Which gateway settings to check if its words name none; none if no setting is at fault. */
  readonly settings: readonly string[];
  /** What it says of this browser, before the first step; null where it says nothing. */
  readonly browser: MessageKey | null;
  /** What the button of its first step is called while nothing was tried; null: what the step calls it. */
  readonly begins: MessageKey | null;
  /**
   * The user mends it in the page itself, so its first view leads there: what that button is called, and the one of
   * whoever cannot. Null where a step mends it.
   */
  readonly inPage: { readonly go: MessageKey; readonly cannot: MessageKey } | null;
  /** Only its own words tell what it is, so its first view shows them. */
  readonly showsWords: boolean;
  /** It ends the wait for an approval without one. */
  readonly endsWait: 'declined' | 'expired' | null;
  /**
   * What it says of a browser that was let in before. `unpaired`: its device is not paired; `key`: its key is another
   * one's; `rights`: it asks for more; `role`: it asks for more, or was revoked; `refused`: it is not let in, for any
   * reason; `stale`: its page may be out of date. Null where it has nothing to do with that.
   */
  readonly tells: 'unpaired' | 'key' | 'rights' | 'role' | 'refused' | 'stale' | null;
  /** What it says on its own against the gateway, which then proves nothing by answering. */
  readonly ground: GroundId | null;
  readonly plan: PlanName | PlanByPast;
  /**
   * What it is where the front end's own server is the device, as Nerve's: which words say so, and the plan. Nothing in
   * this browser can change it then. Null where that makes no difference.
   */
  readonly served: { readonly words: ServedWords; readonly plan: PlanName } | null;
  /** Several agents that fail like this at once suggest a shared cause; false where each needs its own fix. */
  readonly several: boolean;
  readonly clearing: Clearing;
  /** What else to check, if the situation has it. */
  readonly advice: readonly Advice[];
}
