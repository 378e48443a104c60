/**
 * What the popup shows of a tab, finished: it decides nothing of its own, and so needs neither events nor schemas. All of it is
 * plain data, which crosses from the background as it is.
 */

import type { GatewayPlace } from '../address/gateway-address';
import type { ClearLevel, Credential } from '../catalogue/clear-levels';
import type { Mender } from '../catalogue/failure-row';
import type { FailureKind } from '../catalogue/failures';
import type { AddressDetail, Advice } from '../catalogue/names';
import type { Answer, Question } from '../catalogue/questions';
import type { StepId, StepResult } from '../catalogue/steps';
import type { ClearedType, ClearReport } from '../clearing/clear-report';
import type { Evidence } from '../incident/evidence';
import type { Choice } from '../plan/choices';
import type { Grounds } from '../plan/grounds';
import type { OverallVerdict } from '../plan/plan';
import type { PairingRequest } from '../plan/request';
import type { Situation } from '../plan/situation';
import type { MessageKey, Said } from '../say';
import type { Sighting } from '../sighting/sighting';
import type { OpenPage } from './elsewhere';

export interface Environment {
  readonly extension: string;
  readonly browser: string;
  readonly os: string;
  readonly language: string;
  /** Whether a page that was left can be gone back to, as it was, after its cookies or one key were cleared. */
  readonly keepsLeftPages: boolean;
  /** Whether a tab that was closed can be opened again with what it held for its session, after all was cleared. */
  readonly keepsClosedTabs: boolean;
  /** Whether Re-Pair can open a private window for the user. */
  readonly opensPrivateWindows: boolean;
}

/** Everything that the popup shows. */
export interface View {
  readonly tab: { readonly id: number; readonly host: string | null; readonly private: boolean };
  /** False when the user has withdrawn access to heyron.ai. */
  readonly access: boolean;
  readonly incident: ShownIncident | null;
  /** Another one after every event of the incident. */
  readonly revision: number;
  /** What the page says of itself just now; null when no content script answers. */
  readonly live: Live | null;
  /** On a page that is none of heyron: the heyron pages that are open. */
  readonly openPages: readonly OpenPage[];
  /** When the active step's watch runs out, in epoch ms. */
  readonly watchUntil: number | null;
  /** The incident's agent works in another tab than this. */
  readonly worksElsewhere: boolean;
  /** The other tabs that fail with this gateway, by the titles that their pages chose. */
  readonly others: readonly string[];
  /** How far a clearing is, from 0 to 1; null when none is under way. */
  readonly progress: number | null;
  /** Incidents that a newer Re-Pair wrote down, which this one keeps for it. */
  readonly newerIncidents: number;
  /** How much of the addresses a report shows, until its user says otherwise. */
  readonly addressDetail: AddressDetail;
  /** Nothing is kept on disk yet: the next command is the user's agreement to that. */
  readonly firstRun: boolean;
  readonly environment: Environment;
}

/** How a page stands, since when in epoch ms, and the host of the agent that it talks to. */
export interface Live extends Pick<Sighting, 'state' | 'kind' | 'text'> {
  readonly since: number;
  readonly agent: string;
}

/** An incident, with all that is to be said of it. */
export interface ShownIncident {
  readonly id: string;
  /** The failing page's. */
  readonly host: string;
  readonly origin: string;
  readonly gateway: string;
  readonly target: Target;
  readonly failure: ShownFailure | null;
  readonly fixed: { readonly by: StepId | null; readonly word: 'observed' | 'user' } | null;
  readonly active: ActiveStep | null;
  readonly plan: ShownPlan;
  readonly answers: Readonly<Partial<Record<Question, Answer>>>;
  readonly note: string;
  readonly ticket: string;
  readonly cleared: ShownClear | null;
  /** What was noticed around the failure, oldest first. */
  readonly evidence: readonly Evidence[];
  readonly alsoFailing: {
    readonly hosts: readonly string[];
    /** So many at once speak for a cause that is not here. */
    readonly speaks: boolean;
  } | null;
  readonly grounds: Grounds;
  readonly avoid: MessageKey | null;
  readonly advice: readonly Advice[];
  /** Every step that the user can choose, whatever the plan proposes; none once it is fixed. */
  readonly choices: readonly Choice[];
}

/** Where the page's connection goes. */
export interface Target {
  readonly address: string;
  /** To the page's own host. */
  readonly own: boolean;
  readonly place: GatewayPlace;
}

export interface ShownFailure {
  readonly kind: FailureKind;
  /** The page's exact words. */
  readonly text: string;
  readonly mender: Mender;
  /** The agent itself has said nothing. */
  readonly silent: boolean;
  /** An approval ends it. */
  readonly approval: boolean;
  /** What the gateway's configuration has to list before a restart helps. */
  readonly mustList: { readonly what: 'origin'; readonly value: string } | null;
  /** The page tries again by itself. */
  readonly retriesItself: boolean;
  readonly request: PairingRequest | null;
  /** What this browser asks for, as the gateway says. */
  readonly scopes: readonly string[];
  readonly suggestedLevel: ClearLevel;
  /** What goes with the second level. */
  readonly credential: Credential;
}

export interface ActiveStep {
  readonly step: StepId;
  /** The user has agreed to what it deletes. */
  readonly consented: boolean;
  /** Since when its result is watched for, in epoch ms; null before its doing is over. */
  readonly ranAt: number | null;
  readonly account: 'unseen' | 'signed-out' | 'signed-in' | null;
}

export interface ShownPlan {
  readonly situation: Situation;
  readonly steps: readonly ShownStep[];
  readonly current: StepId | null;
  /** The report was sent: nothing is left to start. */
  readonly sent: boolean;
  readonly verdict: OverallVerdict;
  /** When waiting is over, in epoch ms; null where nothing tells. */
  readonly until: number | null;
  /** After a clearing this is as it should be, in these words. */
  readonly progress: MessageKey | null;
  /** The page holds the token of its link in memory alone: loading it again loses that. */
  readonly losesLink: boolean;
}

export interface ShownStep {
  readonly step: StepId;
  readonly result: 'pending' | 'running' | StepResult;
  readonly current: boolean;
  readonly finding: Said | null;
  /** Its whole point is that someone else approves. */
  readonly waitsForApproval: boolean;
}

/** What the last clearing did. */
export interface ShownClear {
  readonly complete: boolean;
  /** Nothing of it was there, so nothing was removed. */
  readonly nothing: boolean;
  /** What was left behind, or could not be checked; each once. */
  readonly left: readonly ClearedType[];
  readonly hosts: ClearReport['hosts'];
}
