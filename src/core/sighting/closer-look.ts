/**
 * What a closer look at one page finds. It is taken only where a page has said nothing for some seconds, or is connected
 * and may not be well, by a script that is injected for that. Plain types and rules without schemas, for that script.
 */
import { FOOTERS } from '../catalogue/failure-words';

/** What a page is made of and shows, as far as it tells a page that never got going from any other. */
export interface Structure {
  /** The HTTP status of its load, also if it came from a cache; 0 if unknown. */
  readonly status: number;
  readonly isHtml: boolean;
  /** Its path is one of the app's, or an app's element is in it. */
  readonly isApp: boolean;
  /** The watch ran before any script of the page, so no socket of it was missed. */
  readonly seenFromStart: boolean;
  /** It loads programs. */
  readonly hasScripts: boolean;
  /** All words that it shows; null if they are more than `MOST_WORDS`. */
  readonly words: string | null;
  /** It shows a field to fill in. */
  readonly hasFields: boolean;
  /** It shows a button or a link. */
  readonly hasControls: boolean;
  /** It shows a frame, a picture or a drawing that takes a good part of the window. */
  readonly hasPictures: boolean;
  readonly spins: boolean;
  /** The name of an app's element that is in the page and was never defined, so that it shows nothing. */
  readonly undefinedApp: string | null;
  /** Its newest socket to the agent's own host neither opened nor closed. */
  readonly socketWaits: boolean;
}

/** What a connected page says of itself where it is not well; null or false where it does not. */
export interface Unwell {
  /** Words in one of the error structures of the first pages. */
  readonly red: string | null;
  /** The state in the newest page's footer, in the page's own word for it. */
  readonly footer: string | null;
  /** Its dialog asks to sign in at the proxy before the gateway. */
  readonly wantsSignIn: boolean;
}

/** The result of one look. */
export interface CloserLook {
  readonly structure: Structure;
  /** For how long it has been silent while it was seen, awake and idle, in ms. */
  readonly silentMs: number;
  readonly unwell: Unwell;
  /** For how long, in ms. */
  readonly unwellMs: number;
}

/** More words than these are a page that says something. In characters. */
export const MOST_WORDS = 160;
/** By then a slow page has come alive. In ms, of a page that is seen, awake and idle. */
export const SILENT_AFTER_MS = 13_000;
/** A page that has just connected may still be catching up. In ms. */
const UNWELL_AFTER_MS = 4_000;

/** Words that say no more than that something is to come. In other languages they end like these. */
const STILL_COMING =
  /\b(?:(?:re)?connecting|loading|starting|initiali[sz]ing|please wait|waiting for (?:the |your )?(?:gateway|agent|server|connection))\b|(?:…|\.\.\.)$/i;

/** How a page is silent. Each is told in the report. */
export const SILENCES = ['blank', 'still-coming', 'app-not-defined', 'socket-waits'] as const;
export type Silence = (typeof SILENCES)[number];

/** How a page is silent that looks like this; null for a page that says something, or that is no app. */
export function silenceOf(page: Structure): Silence | null {
  const { words, hasFields, hasControls, hasPictures } = page;
  if (![200, 304].includes(page.status) || !page.isHtml || !page.isApp || !page.seenFromStart) return null;
  if (page.socketWaits) return 'socket-waits';
  if (words === null || hasFields || hasPictures) return null;
  if (page.undefinedApp !== null && words.length <= 40) return 'app-not-defined';
  if (words.length <= 80 && STILL_COMING.test(words)) return 'still-coming';
  const isNextToNothing = words === '' || (page.hasScripts && words.length <= 24 && words.split(' ').length <= 2);
  if (!isNextToNothing) return null;
  return page.spins ? 'still-coming' : hasControls ? null : 'blank';
}

/** How a page is silent that has been so for long enough. */
export function silenceIn({ structure, silentMs }: CloserLook): Silence | null {
  return silentMs >= SILENT_AFTER_MS ? silenceOf(structure) : null;
}

/** True for a state of the footer that is a trouble. */
export function isIll(footer: string | null): boolean {
  return Boolean(FOOTERS.get(footer ?? ''));
}

/** True for a connected page that says it is not well, however short a time. */
export function saysUnwell({ red, footer, wantsSignIn }: Unwell): boolean {
  return red !== null || isIll(footer) || wantsSignIn;
}

/** True for one that has said so for long enough. */
export function isUnwell({ unwell, unwellMs }: CloserLook): boolean {
  return saysUnwell(unwell) && unwellMs >= UNWELL_AFTER_MS;
}
