/**
 * A world to test in: an agent behind a TLS port, the account site, and hosts that must stay untouched. Either the
 * stand-in or a real gateway, so that one story is written once and proven in both.
 */
import { STRANGERS } from '../net/hosts.ts';

/** A device that asks to be approved. */
export interface Pending {
  readonly requestId: string;
  readonly deviceId: string;
}

/** The agent in trouble, as its owner can handle it. */
export interface AgentHandle {
  readonly host: string;
  /** Its page retries on its own after a pairing refusal. */
  readonly retriesItself: boolean;
  /** An owner can remove a paired device; 2026.1 cannot. */
  readonly removesDevices: boolean;
  /** The dashboard link with the current token. */
  link(): string;
  /** The same link with a token that is not the current one. */
  staleLink(): string;
  pending(): Promise<Pending[]>;
  approve(requestId: string): Promise<void>;
  removeDevice(deviceId: string): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
}

export interface World {
  /** Where the browser's mapped hosts lead. */
  readonly site: { readonly port: number; readonly spki: string };
  readonly agent: AgentHandle;
  close(): Promise<void>;
}

/** The agent that the stories are about. */
export const AGENT = 'c3-0108.c3.heyron.ai';

/** Hosts that no story may touch: another agent and the strangers. Each serves `/store-everything` and `/dump`. */
export const BYSTANDERS = ['user-0241.c1.heyron.ai', ...STRANGERS] as const;
