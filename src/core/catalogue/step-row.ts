/** What a row of the catalogue says about a step (steps.ts). A part without a default is required of each step. */

import type { MessageKey } from '../say';
import type { Question } from './user-questions';

/** Long enough for a page to load, connect and be refused on a slow machine. In ms. */
export const LOAD_MS = 20_000;

/** What is true of one step, whatever the failure. Its code is in src/steps. */
export interface StepRow {
  /** How long it takes when it goes well, including the watch after it. In seconds. */
  readonly seconds: number;
  /**
   * Whether it reloads the agent's page without asking again, which loses what is unsent there, or the token of the
   * page's link. `only`: it does nothing else, so it is advised against where the token would be lost.
   */
  readonly loadsAgain: 'never' | 'also' | 'only';
  /**
   * It costs and changes nothing, so it runs by itself when the popup opens, and no button asks for it; unless the page
   * talks to another gateway, which its user has to confirm.
   */
  readonly runsItself: boolean;
  /** It deletes. Its start only shows what would be lost; the deletion needs consent. */
  readonly asksFirst: boolean;
  /** It can help where nothing stored here is at fault. Any other step changes or renews stored data. */
  readonly helpsUnstored: boolean;
  /**
   * What decides its result (plan/verify-step.ts): the next load of the page; that load, but the same failure only
   * after the user said that they are done; that load after a retry; a page in a private window. Null: it ends when its
   * code has run, or by a connection or the user's word alone.
   */
  readonly judgedBy: 'next-load' | 'once-done' | 'retry' | 'private-page' | null;
  /** How long its result is watched for after the action and after another look, in ms; null: until the user ends it */
  readonly watchMs: number | null;
  /** The button that reloads the page when the user has done something elsewhere; null where there is none. */
  readonly again: MessageKey | null;

  /** The line below its heading while it is active: who has to do something. */
  readonly note: MessageKey | null;
  /** The question that it asks while it is active; the answer ends it. */
  readonly asks: Question | null;
  /** Nothing is left to do in this browser: someone has to approve it. */
  readonly waitsForApproval: boolean;
  /** The user does it on the account site; `hosted`: only where heyron hosts the agent. */
  readonly onAccountSite: 'always' | 'hosted' | null;
  /** The user presses "Start your agent" there, signed in, and opens it anew. */
  readonly startsAgent: boolean;
  /** What it says once the user has signed out, and in again, which starts another look. Null: no account watched. */
  readonly account: { readonly 'signed-out': MessageKey; readonly 'signed-in': MessageKey } | null;
  /**
   * Only time helps: when its watch ends it looks again, once. What it says if the end of a lock is known, before and
   * meanwhile.
   */
  readonly waits: { readonly what: MessageKey; readonly until: MessageKey } | null;
  /** If this credential is refused as well, only the server can be at fault. */
  readonly renewsCredential: boolean;
  /** What it found stays true, whatever the page fails with later. */
  readonly onceForAll: boolean;
  /** It follows a full clearing: its heading then is the progress that was made. */
  readonly followsClearing: boolean;
  /** The honest end: nothing to skip to, and never used up. */
  readonly isEnd: boolean;

  /** Only whoever runs the gateway can do it. */
  readonly ownOnly: boolean;
  /** Its words for a user who runs the gateway, where they differ. */
  readonly own: {
    readonly title?: MessageKey;
    readonly what?: MessageKey;
    readonly run?: MessageKey;
    readonly wait?: MessageKey;
  };
  /** What whoever runs the gateway does on its machine (view/own-commands.ts has the commands). */
  readonly command: 'link' | 'restart' | null;
  /** What it says if the gateway's configuration must list something before it helps. */
  readonly mustList: { readonly origin: MessageKey } | null;
  /** Its words if the page talks to another address than its own, and nobody has said that it should. */
  readonly elsewhere: {
    readonly title: MessageKey;
    readonly what: MessageKey;
    readonly run: MessageKey;
    /** The button that sets the page back to its own address, what that does, and what it says meanwhile. */
    readonly back: MessageKey;
    readonly backNote: MessageKey;
    readonly wait: MessageKey;
  } | null;
  /** It opens a private window. Its words if the browser does not let Re-Pair do that, and the user must. */
  readonly byHand: { readonly run: MessageKey; readonly note: MessageKey } | null;
}
