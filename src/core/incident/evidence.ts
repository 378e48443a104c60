/** What was noticed around a failure, in words. Popup and packet use the same. */
import type { Say } from '../say';
import type { LifecycleBeforeFailure } from '../sighting/page-lifecycle';

/** How long it lasted, and how long after its end the failure began; null if the failure was there before. */
export interface Evidence {
  readonly change: LifecycleBeforeFailure['what'];
  readonly seconds: number;
  readonly failedAfterSeconds: number | null;
}

export function evidenceOf({ what, from, until, failedAt }: LifecycleBeforeFailure): Evidence {
  const seconds = (ms: number) => Math.max(0, Math.round(ms / 1000));
  return {
    change: what,
    seconds: seconds(until - from),
    failedAfterSeconds: failedAt < from ? null : seconds(failedAt - until),
  };
}

/** "There was no network for 3 minutes." and "It failed 2 seconds after that.": one sentence each. */
export function evidenceWords({ change, seconds, failedAfterSeconds }: Evidence, say: Say): string[] {
  const words = say(`witnessed_${change}`, durationWords(seconds, say));
  return failedAfterSeconds === null
    ? [words]
    : [words, say('witnessed_before', durationWords(failedAfterSeconds, say))];
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** A duration in the largest unit that it fills at least one and a half times: "31 minutes", "80 seconds". */
export function durationWords(seconds: number, say: Say): string {
  const [unit, length] = UNITS.find(([, length]) => seconds >= 1.5 * length) ?? ['second', 1];
  const format = { style: 'unit', unit, unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(say('language_code'), format).format(Math.round(seconds / length));
}
