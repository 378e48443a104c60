/** What a row of the catalogue says of a step (steps.ts). What has no default there, each step has to say itself. */

import type { MessageKey } from '../say';
import type { Question } from './user-questions';

/** Long enough for a page to load, connect and be refused on a slow machine. In ms. */
export const LOAD_MS = 20_000;

/** What is true of one step, whatever the failure. How it is done: src/steps. */
export interface StepRow {
  /** How long it takes when it goes well, its own part and what is watched for after it. In seconds. */
  readonly seconds: number;
  /**
   * Whether it loads the agent's page again without being asked to once more: what is unsent there is lost, or the token of the
   * page's link. `only`: that is all it does, so it is advised against where the token would be lost.
   */
  readonly loadsAgain: 'never' | 'also' | 'only';
  /** It deletes. Starting it only shows what would be lost; doing it needs consent. */
  readonly asksFirst: boolean;
  /** It can help where nothing stored here is at fault. Any other step changes or renews what is. */
  readonly helpsUnstored: boolean;
  /**
   * What decides its result (plan/verify-step.ts): the next load of the page; that load, but the same failure only once the user
   * said that it is done; that load after a retry; a page in a private window. Null: its doing is the end of it, or nothing but a
   * connection and the user's word are.
   */
  readonly judgedBy: 'next-load' | 'once-done' | 'retry' | 'private-page' | null;
  /** How long its result is watched for after the doing and after a look, in ms; null: until the user ends it. */
  readonly watchMs: number | null;
  /** The button that loads the page once more when the user has done something elsewhere. Null where there is none. */
  readonly again: MessageKey | null;

  /** Below its heading while it is under way: who has to do something. */
  readonly note: MessageKey | null;
  /** The question that it puts while it is under way; the answer ends it. */
  readonly asks: Question | null;
  /** Nothing is left for this browser to do: someone has to approve it. */
  readonly waitsForApproval: boolean;
  /** The user does it on the account site; `hosted`: only where heyron hosts the agent. */
  readonly onAccountSite: 'always' | 'hosted' | null;
  /** What it says once the user was seen to sign out, and in again; then it looks again by itself. Null: no account is watched. */
  readonly account: { readonly 'signed-out': MessageKey; readonly 'signed-in': MessageKey } | null;
  /**
   * Time alone is what helps: when its watch is over it looks again by itself, once. What it says where it is known when a lock
   * opens, before and meanwhile.
   */
  readonly waits: { readonly what: MessageKey; readonly until: MessageKey } | null;
  /** A credential that is refused as well leaves nothing but the server at fault. */
  readonly renewsCredential: boolean;
  /** What it found holds whatever the page fails with later. */
  readonly onceForAll: boolean;
  /** It is what follows a full clearing: its heading then is the progress that was made. */
  readonly followsClearing: boolean;
  /** The honest end, after which there is nothing to skip to; never worn out. */
  readonly isEnd: boolean;

  /** Only who runs the gateway can do it. */
  readonly ownOnly: boolean;
  /** Its words where the user runs the gateway, where they differ. */
  readonly own: {
    readonly title?: MessageKey;
    readonly what?: MessageKey;
    readonly run?: MessageKey;
    readonly wait?: MessageKey;
  };
  /** What is run on the gateway's machine, by who runs it. */
  readonly command: string | null;
  /** What it says where the gateway's configuration has to list something before it helps. */
  readonly mustList: { readonly origin: MessageKey } | null;
  /** Its words where the page talks to another address than its own, and nobody has said that it should. */
  readonly elsewhere: {
    readonly title: MessageKey;
    readonly what: MessageKey;
    readonly run: MessageKey;
  } | null;
  /** It opens a private window. Its words where the browser does not let Re-Pair do that, so that the user has to. */
  readonly byHand: { readonly run: MessageKey; readonly note: MessageKey } | null;
}
