/** What the user can set, what whoever manages the browser can, and what holds in the end. Plain, so that pages need no schemas. */
import { SUPPORT_URL } from '../address/heyron';
import type { AddressDetail } from '../catalogue/names';

/** How long past troubles are kept can be chosen among these; in days. */
export const KEPT_DAYS = [1, 7, 30] as const;
export type KeptDays = (typeof KEPT_DAYS)[number];

/** More hosts than these are not kept quiet one by one. */
export const MOST_QUIET_HOSTS = 100;

/** The user's own choices. */
export interface Choices {
  /** Whether failing pages prompt at all; the badge tells of them either way. */
  readonly prompting: boolean;
  /** Agent hosts whose pages do not prompt. */
  readonly quietHosts: readonly string[];
  readonly keptDays: KeptDays;
  /** How much of the addresses a report shows, until its user says otherwise. */
  readonly addressDetail: AddressDetail;
}

/** What is set for a managed browser; what is absent is the user's to choose. */
export interface Managed {
  readonly prompting?: boolean | undefined;
  /** Where a report goes. */
  readonly supportUrl?: string | undefined;
}

/** What holds. */
export interface Settings extends Choices {
  readonly supportUrl: string;
  /** Prompting is set for this browser: the user cannot change it. */
  readonly promptingIsManaged: boolean;
}

export const DEFAULTS: Choices = {
  prompting: true,
  quietHosts: [],
  keptDays: 7,
  addressDetail: 'host',
};

/** What holds, of what the user chose and what is managed, which wins. */
export function settingsOf(chosen: Partial<Choices>, managed: Managed): Settings {
  const choices = { ...DEFAULTS, ...chosen };
  return {
    ...choices,
    prompting: managed.prompting ?? choices.prompting,
    supportUrl: managed.supportUrl ?? SUPPORT_URL,
    promptingIsManaged: managed.prompting !== undefined,
  };
}

/** Whether failing pages of this host prompt. */
export function promptsOn({ prompting, quietHosts }: Choices, host: string): boolean {
  return prompting && !quietHosts.includes(host);
}
