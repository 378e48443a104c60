/** This browser's device: an Ed25519 key pair in localStorage, made if absent. The id is the public key's hash. */
import { type ConnectParams, signedText } from '../wire.ts';

const KEY = 'openclaw-device-identity-v1';

interface StoredIdentity {
  version: 1;
  /** 64 hex digits. */
  deviceId: string;
  publicKey: string;
  privateKey: string;
  createdAtMs: number;
}

/** The id of this browser's device, and a function that signs a connect request for it. */
export async function openIdentity() {
  const stored = localStorage.getItem(KEY);
  const identity = stored ? (JSON.parse(stored) as StoredIdentity) : await makeIdentity();
  const key = await crypto.subtle.importKey('pkcs8', bytes(identity.privateKey), 'Ed25519', false, ['sign']);

  async function sign(params: ConnectParams, nonce: string): Promise<ConnectParams> {
    const proof = { id: identity.deviceId, publicKey: identity.publicKey, signedAt: Date.now(), nonce };
    const text = signedText(params, proof, params.auth?.token ?? '');
    const signature = await crypto.subtle.sign('Ed25519', key, new TextEncoder().encode(text));
    return { ...params, device: { ...proof, signature: base64url(signature) } };
  }
  return { deviceId: identity.deviceId, sign };
}

async function makeIdentity(): Promise<StoredIdentity> {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const publicKey = await crypto.subtle.exportKey('raw', pair.publicKey);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', publicKey));
  const identity: StoredIdentity = {
    version: 1,
    deviceId: [...hash].map(byte => byte.toString(16).padStart(2, '0')).join(''),
    publicKey: base64url(publicKey),
    privateKey: base64url(await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
    createdAtMs: Date.now(),
  };
  localStorage.setItem(KEY, JSON.stringify(identity));
  return identity;
}

function base64url(data: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(data)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, char => char.charCodeAt(0));
}
