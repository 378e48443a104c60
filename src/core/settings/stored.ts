/** The schemas of stored settings. A value that does not match counts as not set; the others still apply. */
import * as z from 'zod/mini';
import { isSite } from '../address/own-address';
import { ADDRESS_DETAILS } from '../catalogue/shared-words';
import { LANGUAGE_TAGS } from '../languages';
import { KEPT_DAYS, type ManagedSettings, MOST_QUIET_HOSTS, type UserSettings } from './settings';

const host = z.string().check(z.refine(isSite));

/** Where reports can go: a web page, never a script or a file. */
const supportUrl = z.string().check(
  z.maxLength(500),
  z.refine(address => URL.canParse(address) && new URL(address).protocol === 'https:'),
);

/** A name on a button: short, and without line breaks. */
const helpChannel = z.string().check(z.regex(/^\S(.{0,28}\S)?$/));

const CHOICES = {
  prompting: z.boolean(),
  quietHosts: z.readonly(z.array(host).check(z.maxLength(MOST_QUIET_HOSTS))),
  keptDays: z.literal(KEPT_DAYS),
  addressDetail: z.enum(ADDRESS_DETAILS),
  language: z.enum(['', ...LANGUAGE_TAGS]),
};

/** A change of the user's settings, as one of our pages requests it: valid as a whole, or rejected. */
export const changeSchema = z.partial(z.strictObject(CHOICES));
export type Change = z.infer<typeof changeSchema>;

/** Each stored choice that is valid. */
export function readChoices(stored: unknown): Partial<UserSettings> {
  return validParts(stored, CHOICES);
}

/** Each managed value that is valid. */
export function readManaged(stored: unknown): ManagedSettings {
  return validParts(stored, { prompting: z.boolean(), supportUrl, helpChannel });
}

function validParts<T extends Record<string, z.ZodMiniType>>(
  stored: unknown,
  shape: T,
): { [K in keyof T]?: z.infer<T[K]> } {
  const values = z.record(z.string(), z.unknown()).safeParse(stored).data ?? {};
  const read = Object.entries(shape).flatMap(([key, schema]) => {
    const { success, data } = schema.safeParse(values[key]);
    return success ? [[key, data]] : [];
  });
  return Object.fromEntries(read);
}
