/** The user's settings, those of a managed browser, and the effective result. No schemas, since pages import this. */
import { HELP_CHANNEL, SUPPORT_URL } from '../address/heyron';
import type { AddressDetail } from '../catalogue/shared-words';
import type { Language } from '../languages';

/** The choices for how long past troubles are kept, in days. */
export const KEPT_DAYS = [1, 7, 30] as const;
export type KeptDays = (typeof KEPT_DAYS)[number];

/** The most hosts that can be muted one by one. */
export const MOST_QUIET_HOSTS = 100;

export interface UserSettings {
  /** Whether failing pages prompt at all; the badge shows either way. */
  readonly prompting: boolean;
  /** Agents' sites with prompts turned off. */
  readonly quietHosts: readonly string[];
  readonly keptDays: KeptDays;
  /** How much of addresses a report shows, unless the user changes it there. */
  readonly addressDetail: AddressDetail;
  /** What Re-Pair speaks; empty for the browser's language. */
  readonly language: Language | '';
}

/** Settings of a managed browser; the user chooses what is absent here. */
export interface ManagedSettings {
  readonly prompting?: boolean | undefined;
  /** Where reports go. */
  readonly supportUrl?: string | undefined;
  /** The name of the channel in which the community helps. */
  readonly helpChannel?: string | undefined;
}

/** The effective settings. */
export interface Settings extends UserSettings {
  readonly supportUrl: string;
  readonly helpChannel: string;
  /** The browser's manager has set prompting: the user cannot change it. */
  readonly promptingIsManaged: boolean;
}

export const DEFAULTS: UserSettings = {
  prompting: true,
  quietHosts: [],
  keptDays: 7,
  addressDetail: 'host',
  language: '',
};

/** The effective settings; managed values win over the user's. */
export function settingsOf(chosen: Partial<UserSettings>, managed: ManagedSettings): Settings {
  const choices = { ...DEFAULTS, ...chosen };
  return {
    ...choices,
    prompting: managed.prompting ?? choices.prompting,
    supportUrl: managed.supportUrl ?? SUPPORT_URL,
    helpChannel: managed.helpChannel ?? HELP_CHANNEL,
    promptingIsManaged: managed.prompting !== undefined,
  };
}

/** Whether failing pages of this host prompt. */
export function promptsOn({ prompting, quietHosts }: UserSettings, host: string): boolean {
  return prompting && !quietHosts.includes(host);
}
