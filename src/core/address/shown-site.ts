/** A site (own-address.ts) as people read it: its host, and its port where it has one. Apart, so that a popup is small. */
export function shownSite(site: string): string {
  return site.replace(/^https?:\/\//, '');
}
