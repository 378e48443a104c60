/** The changelog: a heading a version, newest first. A release's text is cut from it. */

/** The changelog's text for a version, without its heading; null if there is none. */
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
