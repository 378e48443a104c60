/**
 * Looks closer at one page, each second while it is silent or not well, and tells when that has lasted and when it is
 * over. Only the time counts in which the page was seen, awake and idle: a slow machine, a hidden tab and a page that
 * still loads its programs get longer.
 */
import {
  type CloserLook,
  isUnwell,
  type Structure,
  saysUnwell,
  silenceIn,
  silenceOf,
  type Unwell,
} from '../core/sighting/closer-look';

const EVERY_MS = 1_000;
/** A look this much later means that the page was too busy for it, or did not run. In ms. */
const LATE_MS = 700;
/** Programs that arrived so shortly before are still at work. In ms. */
const SETTLES_MS = 2_000;
/** A page whose load never ends gets this much longer, and no more. In ms. */
const LOADS_AT_MOST_MS = 30_000;
/** A page that says something, and is not connected, is looked at for so long. In ms. */
const LOOKS_FOR_MS = 10 * 60_000;

/** The look's access to its page and to the background. */
export interface LookAccess {
  structure(loadedAt: number): Structure;
  unwell(): Unwell;
  /** The page is connected now. */
  isConnected(): boolean;
  /** It still loads, or a program has arrived within so many ms. */
  isLoading(ms: number): boolean;
  isHidden(): boolean;
  isAlive(): boolean;
  tell(look: CloserLook): void;
}

/** Begins to look; the function that is returned looks at once, and goes on if that had ended. */
export function lookCloser(page: LookAccess): (loadedAt: number) => CloserLook {
  const begin = performance.now();
  let at = begin;
  let loadedAt = 0;
  let silentMs = 0;
  let loadingMs = 0;
  let unwellSince: number | null = null;
  let told = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Whether the time since the last look counts. */
  function counts(passed: number): boolean {
    if (passed > EVERY_MS + LATE_MS || page.isHidden()) return false;
    if (loadingMs >= LOADS_AT_MOST_MS || !page.isLoading(SETTLES_MS)) return true;
    loadingMs += passed;
    return false;
  }

  function look(passed = 0): CloserLook {
    const structure = page.structure(loadedAt);
    const isSilent = !page.isConnected() && silenceOf(structure) !== null;
    if (!isSilent) silentMs = 0;
    else if (counts(passed)) silentMs += passed;
    const unwell = page.unwell();
    const now = performance.now();
    unwellSince = page.isConnected() && saysUnwell(unwell) ? (unwellSince ?? now) : null;
    return { structure, silentMs, unwell, unwellMs: unwellSince === null ? 0 : now - unwellSince };
  }

  function next(): void {
    timer = undefined;
    if (!page.isAlive()) return;
    const now = performance.now();
    const passed = now - at;
    at = now;
    const found = look(passed);
    const says = silenceIn(found) ?? (isUnwell(found) ? JSON.stringify(found.unwell) : '');
    if (says !== told) page.tell(found);
    told = says;
    const isOver = page.isConnected() ? !saysUnwell(found.unwell) : now - begin > LOOKS_FOR_MS;
    if (!isOver) goOn();
  }

  function goOn(): void {
    timer ??= setTimeout(next, EVERY_MS);
  }

  return watchedSince => {
    loadedAt = watchedSince;
    const found = look();
    if (timer === undefined) at = performance.now();
    if (!page.isConnected() || saysUnwell(found.unwell)) goOn();
    return found;
  };
}
