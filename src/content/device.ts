/**
 * Whether this browser was approved by the gateway before, and as which device. Only a key's presence and the public
 * device id are read; tokens and keys stay where they are (openclaw-truth.md §5, "Storage").
 */
import { deviceIdOf } from '../core/ids';
import type { Device } from '../core/sighting/observation';

/** Reads it; a page without storage has neither. */
export function readDevice(): Device {
  try {
    const identity: unknown = JSON.parse(localStorage.getItem('openclaw-device-identity-v1') ?? 'null');
    return {
      deviceId: deviceIdOf((identity as { deviceId?: unknown } | null)?.deviceId),
      known: Object.keys(localStorage).some(key => key.startsWith('openclaw.device.auth.v1')),
    };
  } catch {
    return { deviceId: null, known: false };
  }
}
