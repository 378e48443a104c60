/** Moments as a person says them. */

/** A weekday alone is clear for less than a week. In ms. */
const CLEAR_FOR_MS = 6 * 86_400_000;
const TIME = { hour: 'numeric', minute: '2-digit' } as const;

/** A moment that has passed: its time alone on the same day, else with its weekday, and after a week with its date. */
export function momentWords(at: number, now: number, language: string): string {
  return new Intl.DateTimeFormat(language, partsOf(at, now)).format(at);
}

function partsOf(at: number, now: number): Intl.DateTimeFormatOptions {
  if (new Date(at).toDateString() === new Date(now).toDateString()) return TIME;
  return now - at < CLEAR_FOR_MS ? { weekday: 'long', ...TIME } : { dateStyle: 'medium', timeStyle: 'short' };
}
