/** A browser's device identity, as the Control UI keeps it. */
import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';

/** localStorage key under which the Control UI of every version keeps its `Identity` as JSON. */
export const IDENTITY_KEY = 'openclaw-device-identity-v1';

/** An Ed25519 key pair; the keys are raw 32 bytes in base64url. */
export interface Identity {
  /** SHA-256 of the public key, 64 hex digits. */
  readonly deviceId: string;
  readonly publicKey: string;
  readonly privateKey: string;
}

// The bytes before the raw key in PKCS#8 DER (RFC 8410).
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A new device, unknown to every gateway. */
export function newIdentity(): Identity {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  return {
    deviceId: createHash('sha256').update(raw).digest('hex'),
    publicKey: raw.toString('base64url'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(-32).toString('base64url'),
  };
}

/** Signs `text` with the device's key; base64url. */
export function signAs(identity: Identity, text: string): string {
  const seed = Buffer.from(identity.privateKey, 'base64url').subarray(0, 32);
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
  return sign(null, Buffer.from(text), key).toString('base64url');
}
