/**
 * What the popup shows for a tab. The popup decides nothing, and so needs neither events nor schemas. All of it is
 * plain data, so it can be sent from the background.
 */

import type { GatewayPlace } from '../address/gateway-address';
import type { ClearLevel, Credential } from '../catalogue/clear-levels';
import type { FailureRow, Mender } from '../catalogue/failure-row';
import type { FailureKind } from '../catalogue/failures';
import type { AddressDetail, Advice } from '../catalogue/shared-words';
import type { StepRow } from '../catalogue/step-row';
import type { StepId, StepResult } from '../catalogue/steps';
import type { Answer, Question } from '../catalogue/user-questions';
import type { Way } from '../catalogue/ways';
import type { ClearedType, ClearReport } from '../clearing/clear-report';
import type { Evidence } from '../incident/evidence';
import type { Choice } from '../plan/choices';
import type { Grounds } from '../plan/grounds';
import type { OverallVerdict } from '../plan/plan';
import type { PairingRequest } from '../plan/request';
import type { Situation } from '../plan/situation';
import type { Asked } from '../plan/waiting';
import type { MessageKey, Sentence } from '../say';
import type { PairOffer, Sighting } from '../sighting/sighting';
import type { Check } from './checks';
import type { OpenPage } from './elsewhere';
import type { LetIn } from './let-in';
import type { OwnCommands } from './own-commands';

export interface Environment {
  readonly extension: string;
  readonly browser: string;
  readonly os: string;
  readonly language: string;
  /** Whether the user can go back to a page as it was, after its cookies or one key were cleared. */
  readonly keepsLeftPages: boolean;
  /** Whether a closed tab can be reopened with its session's data, after everything was cleared. */
  readonly keepsClosedTabs: boolean;
  /** Whether Re-Pair can open a private window for the user. */
  readonly opensPrivateWindows: boolean;
}

/** Everything that the popup shows. */
export interface View {
  readonly tab: {
    readonly id: number;
    /** The site of its page, if that is ours. */
    readonly host: string | null;
    readonly private: boolean;
    /** Its browser keeps nothing in any window, as far as Re-Pair is told. */
    readonly keepsNothing: boolean;
    /** The browser may not unload it to save memory; null where that cannot be chosen. */
    readonly awake: boolean | null;
  };
  /** False if the user has withdrawn access to heyron.ai. */
  readonly access: boolean;
  readonly incident: ShownIncident | null;
  /** Changes with every event of the incident. */
  readonly revision: number;
  /** What the page reports now; null if no content script answers. */
  readonly live: LiveState | null;
  /** Whether its page can let another browser in, and what came of that. */
  readonly letIn: LetIn | null;
  /** Its browser was told to keep heyron's data, has done so over a start, and the user does not know yet. */
  readonly held: boolean;
  /** On a page that is none of ours: the open pages that are. */
  readonly openPages: readonly OpenPage[];
  /** Such a page that looks like an agent's; null where nobody looked, or it does not. */
  readonly offer: Offer | null;
  /** When the active step's watch runs out, in epoch ms. */
  readonly watchUntil: number | null;
  /** The other tab in which the incident's agent works; null if there is none. */
  readonly worksIn: number | null;
  /** The tab whose page would not go when its site was to be cleared; null if none, or no longer known. */
  readonly stayedTab: number | null;
  /** While all is well here: another agent that fails now. */
  readonly otherFails: OpenPage | null;
  /** The other tabs that fail with this gateway, by their pages' titles. */
  readonly others: readonly string[];
  /** A clearing's progress, from 0 to 1; null if none is running. */
  readonly progress: number | null;
  /** Incidents of a newer Re-Pair, which this version keeps untouched. */
  readonly newerIncidents: number;
  /** The name of the community's help channel. */
  readonly helpChannel: string;
  /** How much of addresses a report shows, unless the user changes it there. */
  readonly addressDetail: AddressDetail;
  /** Nothing is stored on disk yet: with the next command the user agrees to that. */
  readonly firstRun: boolean;
  /** The popup was opened by the card in the page, which has said already what fails. */
  readonly fromCard: boolean;
  readonly environment: Environment;
}

/** To help at an address of one's own. */
export interface Offer {
  /** Its host and port, and the host alone, as browsers name it. */
  readonly site: string;
  readonly hostName: string;
  /** What the browser is asked for, and whether that is of all the host's ports. */
  readonly pattern: string;
  readonly allPorts: boolean;
  /** What fails there; null if nothing that we know. */
  readonly fails: MessageKey | null;
  /** What to think of before. */
  readonly warns: readonly MessageKey[];
}

/** A page's state, since when (in epoch ms), and the host of the agent that it talks to. */
export interface LiveState extends Pick<Sighting, 'state' | 'kind' | 'text'> {
  readonly since: number;
  readonly agent: string;
}

/** An incident with everything that is shown of it. */
export interface ShownIncident {
  readonly id: string;
  /** The failing page's site (core/address/own-address.ts). */
  readonly host: string;
  readonly origin: string;
  /** What to say of a page that came without encryption; null for any other. */
  readonly inTheClear: MessageKey | null;
  readonly gateway: string;
  readonly target: Target;
  readonly failure: ShownFailure | null;
  /** `setBack`: its page was set back to its own address, and has not said yet whether it connects there. */
  readonly fixed: {
    readonly by: StepId | null;
    readonly word: 'observed' | 'user';
    readonly setBack: boolean;
  } | null;
  readonly active: ActiveStep | null;
  readonly plan: ShownPlan;
  readonly answers: Readonly<Partial<Record<Question, Answer>>>;
  /** What is known before the first step. */
  readonly checks: readonly Check[];
  /** The ways to be let in, best first. */
  readonly ways: readonly Way[];
  /** How whoever runs the agent lets this browser in by a link; null for everybody else. */
  readonly link: OwnCommands | null;
  /** Who was asked last, while their approval is awaited. */
  readonly waiting: Asked | null;
  readonly note: string;
  readonly ticket: string;
  /** Why it failed; null if not known. */
  readonly why: MessageKey | null;
  /** An exception in the browser's settings keeps that from coming back. */
  readonly exception: boolean;
  /** The browser had unloaded its tab to save memory, and that is why it failed. */
  readonly unloaded: boolean;
  readonly cleared: ShownClear | null;
  /** What was noticed around the failure, oldest first. */
  readonly evidence: readonly Evidence[];
  readonly alsoFailing: {
    readonly hosts: readonly string[];
    /** Enough agents fail at once to suggest a cause outside this browser. */
    readonly speaks: boolean;
  } | null;
  readonly grounds: Grounds;
  readonly avoid: MessageKey | null;
  readonly advice: readonly Advice[];
  /** Every step that the user can choose, whatever the plan proposes; none once it is fixed. */
  readonly choices: readonly Choice[];
}

/** The gateway that the page connects to. */
export interface Target {
  readonly address: string;
  /** It is at the page's own host. */
  readonly own: boolean;
  readonly place: GatewayPlace;
}

export interface ShownFailure {
  readonly kind: FailureKind;
  readonly title: MessageKey;
  readonly meaning: MessageKey;
  /** That says what stands in the way at this very agent, so it comes before what a step does. */
  readonly diagnosed: boolean;
  /** The page's own server is the device, not this browser. */
  readonly served: boolean;
  readonly text: string;
  readonly mender: Mender;
  /** The agent itself said nothing. */
  readonly silent: boolean;
  /** It ends the wait for an approval without one. */
  readonly endsWait: FailureRow['endsWait'];
  readonly begins: FailureRow['begins'];
  readonly inPage: FailureRow['inPage'];
  readonly showsWords: boolean;
  /** An approval fixes it. */
  readonly approval: boolean;
  /** What the gateway's configuration must list before it accepts the page. */
  readonly mustList: FailureRow['mustList'];
  /** The page retries on its own. */
  readonly retriesItself: boolean;
  readonly request: PairingRequest | null;
  /** By which whoever approves knows this browser, whatever became of its request. */
  readonly deviceId: string | null;
  /** The gate's offer to pair this browser by a short code. */
  readonly pair: PairOffer | null;
  /** What this browser asks for, according to the gateway. */
  readonly scopes: readonly string[];
  readonly suggestedLevel: ClearLevel;
  /** What is suggested where that finds no key to remove. */
  readonly largestLevel: ClearLevel;
  /** The levels that can be chosen there. */
  readonly levels: readonly ClearLevel[];
  /** The credential that the second level removes. */
  readonly credential: Credential;
}

export interface ActiveStep {
  readonly step: StepId;
  /** It deletes, and asks first. */
  readonly asksFirst: boolean;
  /** The user has agreed to what it deletes. */
  readonly consented: boolean;
  /** Since when its result is watched for, in epoch ms; null before its own action ended. */
  readonly ranAt: number | null;
  /** The page was loaded once more since it began. */
  readonly again: boolean;
  readonly account: 'unseen' | 'signed-out' | 'signed-in' | null;
}

export interface ShownPlan {
  readonly situation: Situation;
  readonly steps: readonly ShownStep[];
  readonly current: StepId | null;
  /** The report was sent: nothing is left to start. */
  readonly sent: boolean;
  readonly verdict: OverallVerdict;
  /** When a wait ends, in epoch ms; null if unknown. */
  readonly until: number | null;
  /** After a clearing, this is expected; the sentence says so. */
  readonly progress: MessageKey | null;
  /** The page holds its link's token in memory only: a reload loses it. */
  readonly losesLink: boolean;
}

export interface ShownStep {
  readonly step: StepId;
  readonly result: 'pending' | 'running' | StepResult;
  readonly current: boolean;
  readonly finding: Sentence | null;
  /** What whoever runs the agent types on its machine; null where nothing, and for everybody else. */
  readonly commands: OwnCommands | null;
  /** What is true of it: the popup is given its row, and does not carry those of all. */
  readonly row: StepRow;
}

/** What the last clearing did. */
export interface ShownClear {
  readonly complete: boolean;
  /** There was nothing to remove. */
  readonly nothing: boolean;
  /** What was left behind or could not be checked, each once. */
  readonly left: readonly ClearedType[];
  readonly hosts: ClearReport['hosts'];
}
