/** The background's answers to the popup, as plain types: it is the extension's own page and trusts them. */
import type { CauseId } from '../core/catalogue/causes';
import type { Credential } from '../core/catalogue/clear-levels';
import type { FailureKind } from '../core/catalogue/failures';
import type { DataType } from '../core/clearing/clear-report';
import type { Meaning } from '../core/clearing/stored-meaning';
import type { Unsent } from '../core/clearing/unsent-text';
import type { Packet } from '../core/packet/model';
import type { MessageKey } from '../core/say';
import type { Settings } from '../core/settings/settings';

/** A cookie without its value. */
export interface ListedCookie {
  readonly name: string;
  readonly path: string;
  /** Sent to the host's subdomains too. */
  readonly subdomains: boolean;
  /** Deleted when the browser closes. */
  readonly session: boolean;
  readonly httpOnly: boolean;
  /** If the host is embedded in other sites: the one that it is limited to. */
  readonly partition: string | null;
}

/**
 * One host that could be cleared, and what was found there: counts and sizes in bytes, null if unreadable, and names,
 * which pages choose themselves.
 */
export interface InventoryHost {
  readonly host: string;
  /** `failing`: the agent in trouble; `account`: the account site; `other`: another agent, or a shared domain. */
  readonly role: 'failing' | 'account' | 'other';
  readonly ticked: boolean;
  readonly open: boolean;
  /** False for a host that was not visited; then only its cookies are known. */
  readonly looked: boolean;
  readonly types: readonly {
    readonly type: DataType;
    readonly count: number | null;
    readonly bytes: number | null;
    readonly names: readonly string[];
  }[];
  /** How many of each key that a smaller clearing can take; null where that could not be read. */
  readonly keys: Readonly<Record<Credential, number | null>>;
  /** What its entries are for, most important first. */
  readonly meanings: readonly Meaning[];
  readonly cookies: readonly ListedCookie[];
}

/** Why a command was not carried out; each reason has a sentence. */
export const PROBLEMS = ['storage', 'permission', 'not-now', 'no-incident', 'failed'] as const;
export type Problem = (typeof PROBLEMS)[number];

export type Reply =
  | { readonly ok: true; readonly inventory?: readonly InventoryHost[] }
  | { readonly ok: false; readonly problem: Problem };

/** What is unsent in a host's pages; null if none of them could be read. */
export interface HostUnsent {
  readonly host: string;
  readonly unsent: readonly Unsent[] | null;
}

/** A piece of the user's note that may be private: it leaves only if it is kept. */
export interface AskedPiece {
  readonly piece: string;
  /** As it is shown. */
  readonly words: string;
}

/** The report as it would be sent now, in every form. */
export interface ReportForms {
  readonly packet: Packet;
  readonly json: string;
  readonly markdown: string;
  /** The short form, for a chat message. */
  readonly message: string;
  readonly asked: readonly AskedPiece[];
  /** The names of its files, without extensions. */
  readonly name: string;
}

/** A recorded incident, open or over. */
export interface PastTrouble {
  readonly id: string;
  readonly host: string;
  readonly kind: FailureKind;
  /** When it was last seen, in epoch ms. */
  readonly at: number;
  /** What ended it; null while it is not over. */
  readonly ended: MessageKey | null;
  /** Why it happened; null if it is not known. */
  readonly cause: CauseId | null;
  readonly why: MessageKey | null;
}

/** What the settings page shows. */
export interface ShownSettings extends Settings {
  /** The agents' hosts that this browser knows, sorted. */
  readonly agents: readonly string[];
  /** The agents of one's own, in the order in which they were added. Times in epoch ms. */
  readonly own: readonly { readonly origin: string; readonly since: number; readonly seen: number }[];
  /** Something is kept on disk. */
  readonly agreed: boolean;
}

export const VIEW_PORT = 'view';
