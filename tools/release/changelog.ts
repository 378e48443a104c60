/** The changelog: a heading a version, the newest first. The words of a release are cut from it. */

/** What a changelog says of a version, without its heading; null when it says nothing. */
export function sectionOf(changelog: string, version: string): string | null {
  const [, ...sections] = changelog.split(/^## /m);
  const section = sections.find(each => each.split(/\s/, 1)[0] === version);
  return section?.replace(/^.*\n/, '').trim() || null;
}

/** The day in a version's heading, as `2026-12-01`; null while it has none. */
export function dayOf(changelog: string, version: string): string | null {
  const heading = changelog.split('\n').find(line => line.startsWith(`## ${version} `));
  return /\d{4}-\d\d-\d\d/.exec(heading ?? '')?.[0] ?? null;
}
