/** What the background answers the popup, which is the extension's own page and takes it as it is: plain types. */
import type { FailureKind } from '../core/catalogue/failures';
import type { DataType } from '../core/clearing/clear-report';
import type { Meaning } from '../core/clearing/stored-meaning';
import type { Unsent } from '../core/clearing/unsent-text';
import type { Packet } from '../core/packet/model';
import type { Settings } from '../core/settings/settings';

/** A cookie without its value. */
export interface ListedCookie {
  readonly name: string;
  readonly path: string;
  /** Sent to the host's subdomains too. */
  readonly subdomains: boolean;
  /** Kept until the browser closes. */
  readonly session: boolean;
  readonly httpOnly: boolean;
  /** The site whose pages alone it is for, where the host is embedded in them. */
  readonly partition: string | null;
}

/**
 * One host that could be cleared, with what was found there: counts and sizes in bytes, null where they could not be
 * read, and names, which pages chose themselves.
 */
export interface InventoryHost {
  readonly host: string;
  /** `failing`: the agent in trouble; `account`: the account site; `other`: another agent, or a shared cookie domain. */
  readonly role: 'failing' | 'account' | 'other';
  readonly ticked: boolean;
  /** A tab shows it at its top now. */
  readonly open: boolean;
  /** False for one that was not visited; then only its cookies are known. */
  readonly looked: boolean;
  readonly types: readonly {
    readonly type: DataType;
    readonly count: number | null;
    readonly bytes: number | null;
    readonly names: readonly string[];
  }[];
  /** What its entries are for, the weightiest first. */
  readonly meanings: readonly Meaning[];
  readonly cookies: readonly ListedCookie[];
}

/** Why a command was not carried out; each has a sentence. */
export const PROBLEMS = ['storage', 'permission', 'not-now', 'no-incident', 'failed'] as const;
export type Problem = (typeof PROBLEMS)[number];

export type Reply =
  | { readonly ok: true; readonly inventory?: readonly InventoryHost[] }
  | { readonly ok: false; readonly problem: Problem };

/** What is unsent in a host's pages; null where none of them could be looked into. */
export interface HostUnsent {
  readonly host: string;
  readonly unsent: readonly Unsent[] | null;
}

/** The report as it would leave now, in every form. */
export interface ReportForms {
  readonly packet: Packet;
  readonly json: string;
  readonly markdown: string;
  /** In short, for a chat message. */
  readonly message: string;
  /** What its files are called, without their endings. */
  readonly name: string;
}

/** A trouble that was written down, over or not. */
export interface PastTrouble {
  readonly id: string;
  readonly host: string;
  readonly kind: FailureKind;
  /** When something was last seen of it, in epoch ms. */
  readonly at: number;
  readonly over: boolean;
}

/** What the page of settings shows. */
export interface ShownSettings extends Settings {
  /** The agents' hosts that this browser knows, sorted. */
  readonly agents: readonly string[];
  /** Something is kept on disk. */
  readonly agreed: boolean;
}

/** The name of the popup's connection. */
export const VIEW_PORT = 'view';
