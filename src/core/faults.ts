/** Errors in Re-Pair itself that cost the user nothing at that moment. They go into the report. */
import * as z from 'zod/mini';

/** Where an error happened, in our own words. Its message is not kept: an error's text may hold an address. */
export const FAULT_PLACES = [
  'allow-scripts',
  'close-spare-tabs',
  'sweep',
  'account',
  'tab-closed',
  'deadline',
  'open-pages',
  'own-sites',
  'end-of-step',
  'journal',
  'known-host',
  'look',
  'health',
  'presence',
  'spare-way',
  'read-back',
  'view',
] as const;
export type FaultPlace = (typeof FAULT_PLACES)[number];

export const faultSchema = z.object({
  where: z.enum(FAULT_PLACES),
  /** The name of the error's class. */
  error: z.string().check(z.regex(/^[A-Za-z]{1,40}$/)),
  /** How often, and when last, in epoch ms. */
  count: z.number(),
  at: z.number(),
});
export type Fault = z.infer<typeof faultSchema>;

/** The log has one entry per place and error class; this is more than there are combinations in practice. */
export const MOST_FAULTS = 50;

/** The log with one more error, newest last. */
export function withFault(log: readonly Fault[], where: FaultPlace, cause: unknown, at: number): Fault[] {
  const name = cause instanceof Error ? cause.name : '';
  const error = /^[A-Za-z]{1,40}$/.test(name) ? name : 'Error';
  const same = log.find(each => each.where === where && each.error === error);
  return [...log.filter(each => each !== same), { where, error, count: (same?.count ?? 0) + 1, at }].slice(
    -MOST_FAULTS,
  );
}
