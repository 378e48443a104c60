/** The frames between page and gateway: the part of OpenClaw's protocol that pairing depends on. */

/** The page's `connect` request, after the gateway's challenge. */
export interface ConnectParams {
  minProtocol: number;
  maxProtocol: number;
  client: { id: string; version: string; platform: string; mode: string };
  role: string;
  scopes: string[];
  auth?: { token?: string; deviceToken?: string };
  device?: DeviceProof;
}

/** A device's signature over the challenge; `id` is the raw public key's SHA-256 in hex, the rest is base64url. */
export interface DeviceProof {
  id: string;
  publicKey: string;
  signature: string;
  /** Milliseconds since 1970. */
  signedAt: number;
  nonce: string;
}

export interface RequestFrame {
  type: 'req';
  id: string;
  method: string;
  params?: unknown;
}

export interface ErrorShape {
  code: string;
  message: string;
  details?: Record<string, unknown>;
}

export type ServerFrame =
  | { type: 'event'; event: string; payload: Record<string, unknown> }
  | { type: 'res'; id: string; ok: true; payload: Record<string, unknown> }
  | { type: 'res'; id: string; ok: false; error: ErrorShape };

/** One line of the chat. */
export interface Message {
  role: 'user' | 'assistant';
  text: string;
}

/**
 * What a device signs to prove that it holds its key.
 *
 * @param token the gateway token of the same request, or '' when there is none
 */
export function signedText(params: ConnectParams, proof: Omit<DeviceProof, 'signature'>, token: string): string {
  const { client, role, scopes } = params;
  return ['v2', proof.id, client.id, client.mode, role, scopes.join(','), proof.signedAt, token, proof.nonce].join('|');
}
