/** What follows when pages close, or when the user asks for help on one: an incident may end or begin. */
import { fails, mayFail, sightedAt } from '../../core/presence/page';
import { speakingPage } from '../../core/presence/presence';
import { append, currentIncident, record } from '../incidents';
import { forget, presence } from '../presence';
import { publish } from '../publish';
import { incidentFor, refreshViews } from '../shows/views';

/** A tab was closed: nothing shows what only its pages showed. */
export async function tabClosed(tab: number): Promise<void> {
  const left = (await forget(tab)).filter(mayFail);
  const known = await Promise.all(left.map(page => currentIncident(page, Date.now())));
  const incidents = known.filter(each => each !== null);
  // Most closed tabs change no incident, but an open popup may list the open pages.
  await (incidents.length > 0 ? publish(incidents) : refreshViews());
}

/**
 * Reopens an incident that was taken to be over, if the tab's page still fails; resolves to whether it does.
 * @throws StorageFailed when the browser could not write.
 */
export async function reopen(id: string, tab: number): Promise<boolean> {
  const voice = speakingPage(await presence(), tab);
  if (!voice || !fails(voice)) return false;
  let isNews = false;
  const known = await append(id, ({ fixed }) => {
    isNews = fixed !== null;
    return isNews ? [sightedAt(Date.now(), voice)] : [];
  });
  if (known && isNews) await publish([known]);
  return isNews;
}

/**
 * The user asks for help on a tab. Its incident is updated; a failing page without one, because its trouble was taken
 * to be over, begins another.
 * @throws StorageFailed when the browser could not write.
 */
export async function helpWanted(tab: number): Promise<void> {
  // What is known is shown at once. Whether it is over, or has begun, comes a moment later.
  await refreshViews({ wanted: ({ incident, live }) => incident !== null || live?.state !== 'failing' });
  const there = await presence();
  const voice = speakingPage(there, tab);
  const now = Date.now();
  const known =
    (await incidentFor(tab, there)) ?? (voice && fails(voice) ? await record(voice, sightedAt(now, voice)) : null);
  await publish(known ? [known] : []);
}
