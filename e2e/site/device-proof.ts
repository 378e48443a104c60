/** Checks that a device owns its key, as a gateway does before it looks at any approval. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { type ConnectParams, signedText } from './wire.ts';

// DER header of an Ed25519 public key; the 32 raw bytes follow.
const ED25519_HEADER = Buffer.from('302a300506032b6570032100', 'hex');

/** Whether the request's device signed this connection's nonce with the key that its id is made of. */
export function provesDevice(params: ConnectParams, nonce: string): boolean {
  const proof = params.device;
  if (!proof || proof.nonce !== nonce) return false;
  const raw = Buffer.from(proof.publicKey, 'base64url');
  if (raw.length !== 32 || createHash('sha256').update(raw).digest('hex') !== proof.id) return false;
  const key = createPublicKey({ key: Buffer.concat([ED25519_HEADER, raw]), format: 'der', type: 'spki' });
  const text = signedText(params, proof, params.auth?.token ?? '');
  return verify(null, Buffer.from(text), key, Buffer.from(proof.signature, 'base64url'));
}
