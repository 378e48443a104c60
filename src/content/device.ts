/**
 * Whether this browser was approved by the gateway before, and as which device. Only a key's presence and the public
 * device id are read; tokens and keys stay where they are (openclaw-truth.md §5, "Storage").
 */
import { deviceIdOf } from '../core/ids';
import type { Device } from '../core/sighting/observation';
import { DEVICE_TOKEN_KEY, IDENTITY_KEY } from '../core/stored-keys';

/** Reads it; a page without storage has neither. */
export function readDevice(): Device {
  try {
    const identity: unknown = JSON.parse(localStorage.getItem(IDENTITY_KEY) ?? 'null');
    return {
      deviceId: deviceIdOf((identity as { deviceId?: unknown } | null)?.deviceId),
      known: Object.keys(localStorage).some(key => key.startsWith(DEVICE_TOKEN_KEY)),
    };
  } catch {
    return { deviceId: null, known: false };
  }
}
