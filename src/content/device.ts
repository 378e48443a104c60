/**
 * Reads from the page's storage whether the gateway approved this browser before, and as which device. It checks only
 * whether tokens and keys exist, and reads the public device id (docs/openclaw.md, "Keys by version").
 */
import { deviceIdOf } from '../core/address/ids';
import { DEVICE_TOKEN_KEY, GATEWAY_TOKEN_KEY, IDENTITY_KEY } from '../core/clearing/stored-keys';
import type { Device } from '../core/sighting/observation';

/** A page without storage counts as one that stores nothing. */
export function readDevice(): Device {
  try {
    const identity: unknown = JSON.parse(localStorage.getItem(IDENTITY_KEY) as string); // without a key: null
    return {
      keys: identity !== null,
      deviceId: deviceIdOf((identity as { deviceId?: unknown } | null)?.deviceId),
      known: hasKeyWith(localStorage, DEVICE_TOKEN_KEY),
      token: hasKeyWith(sessionStorage, GATEWAY_TOKEN_KEY),
    };
  } catch {
    return { keys: false, deviceId: null, known: false, token: false };
  }
}

/** One version appends the gateway's address to the key. Searching all keys as one string takes less code. */
function hasKeyWith(storage: Storage, key: string): boolean {
  return Object.keys(storage).join().includes(key);
}
