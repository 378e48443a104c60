/** How much of the addresses a packet shows: with paths, hosts alone, or no more than the server (shard) of an agent. */
export const ADDRESS_DETAILS = ['path', 'host', 'shard'] as const;
export type AddressDetail = (typeof ADDRESS_DETAILS)[number];
