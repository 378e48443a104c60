/** What `openclaw devices list --json` prints. */

/** A device that waits for approval. */
export interface PendingDevice {
  requestId: string;
  deviceId: string;
  role?: string;
  scopes?: string[];
  /** The address that the gateway saw. */
  remoteIp?: string;
  clientId?: string;
  /** True when a paired device asks again. */
  isRepair?: boolean;
}

/** An approved device. Its tokens are not printed, only their rights. */
export interface PairedDevice {
  deviceId: string;
  role?: string;
  roles?: string[];
  scopes?: string[];
  clientId?: string;
}

export interface DeviceList {
  pending: PendingDevice[];
  paired: PairedDevice[];
}

/** Reads the list out of the command's output, which some versions precede with a banner. @throws if there is none. */
export function parseDeviceList(output: string): DeviceList {
  const start = output.search(/^\{/m);
  if (start < 0) throw new Error(`"devices list --json" printed no list: ${output.slice(0, 200)}`);
  const list = JSON.parse(output.slice(start)) as Partial<DeviceList>;
  return { pending: list.pending ?? [], paired: list.paired ?? [] };
}
