/** `re-pair-HOST-20261122T140309Z`, to which the format's ending is added (design.md, "What others can see"). */
export function packetFileName(host: string, now: number): string {
  const time = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  return `re-pair-${host.replace(/[^a-z0-9.-]/g, '')}-${time}`;
}
