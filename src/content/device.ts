/**
 * Whether this browser was approved by the gateway before, as which device, and with which keys. Only a key's presence
 * and the public device id are read; tokens and keys stay where they are (docs/openclaw.md, "Keys by version").
 */
import { deviceIdOf } from '../core/address/ids';
import { DEVICE_TOKEN_KEY, GATEWAY_TOKEN_KEY, IDENTITY_KEY } from '../core/clearing/stored-keys';
import type { Device } from '../core/sighting/observation';

/** Reads it; a page without storage has none of it. */
export function readDevice(): Device {
  try {
    const identity: unknown = JSON.parse(localStorage.getItem(IDENTITY_KEY) ?? 'null');
    return {
      keys: identity !== null,
      deviceId: deviceIdOf((identity as { deviceId?: unknown } | null)?.deviceId),
      known: holds(localStorage, DEVICE_TOKEN_KEY),
      token: holds(sessionStorage, GATEWAY_TOKEN_KEY),
    };
  } catch {
    return { keys: false, deviceId: null, known: false, token: false };
  }
}

/** A version adds the gateway's address to the key. Looked for in all keys at once, which is less code. */
function holds(storage: Storage, key: string): boolean {
  return Object.keys(storage).join().includes(key);
}
