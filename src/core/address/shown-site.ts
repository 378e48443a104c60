/** What pages of ours show of a site (own-address.ts). Apart from the grammar of sites, so that a popup is small. */

/** True for an agent of one's own: its site is its origin, while one of heyron's is a host. */
export function isOwnSite(site: string | null): boolean {
  return site !== null && /^https?:/.test(site);
}

/** The first part of a host's name, by which people know an agent. An address in numbers stays whole. */
export function shortName(host: string): string {
  return host.replace(/^(\D[^.]*).*/, '$1');
}

/** A site as people read it: its host, and its port where it has one. */
export function shownSite(site: string): string {
  return site.replace(/^https?:\/\//, '');
}
