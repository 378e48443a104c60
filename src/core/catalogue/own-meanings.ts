/** What is said of a failure to whoever runs the agent, where the usual words would send them to heyron or its support. */
import type { GatewayPlace } from '../address/gateway-address';
import type { MessageKey } from '../say';
import type { CauseId } from './causes';

/** Causes that a step against the failure alone would not touch: they say which machine or address to look at. */
export const BY_CAUSE: Partial<Record<CauseId, MessageKey>> = {
  'agent-forgot': 'own_means_forgot',
  'after-update': 'own_means_updated',
  'key-changed': 'own_means_key_changed',
  'two-gateways': 'own_means_two',
  'other-address': 'own_means_other_address',
};

/** Where the machine of an agent of one's own can be. */
export type OwnPlace = Exclude<GatewayPlace, 'hosted'>;

/** Nothing answers: what that most often is, by the place of the address. */
export const SILENT: Readonly<Record<OwnPlace, MessageKey>> = {
  local: 'own_means_silent_local',
  private: 'own_means_silent_private',
  tailscale: 'own_means_silent_remote',
  tunnel: 'own_means_silent_remote',
  public: 'own_means_silent_remote',
};
