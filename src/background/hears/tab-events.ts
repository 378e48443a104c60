/** What follows when pages leave, or when somebody asks for help on one: an incident may be over by that, or begin. */
import { fails, mayFail, sightedAt } from '../../core/presence/page';
import { speakingPage } from '../../core/presence/presence';
import { append, currentIncident, record } from '../incidents';
import { forget, presence } from '../presence';
import { publish } from '../publish';
import { incidentFor, refreshViews } from '../shows/views';

/** A tab was closed: what its pages were the last to show is nowhere any more. */
export async function tabClosed(tab: number): Promise<void> {
  const left = (await forget(tab)).filter(mayFail);
  const known = await Promise.all(left.map(page => currentIncident(page, Date.now())));
  const incidents = known.filter(each => each !== null);
  // Most closed tabs change no incident, but an open popup may list the pages that are open.
  await (incidents.length > 0 ? publish(incidents) : refreshViews());
}

/**
 * Takes an incident for open again that was taken to be over, if the tab's page still fails; resolves to whether it does.
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
 * Somebody turns to a tab for help. Its incident is brought up to date; a page that fails and has none, since its trouble was
 * taken to be over, begins another.
 * @throws StorageFailed when the browser could not write.
 */
export async function helpWanted(tab: number): Promise<void> {
  // What is known is shown at once; that it is over already, or begins, comes a moment later.
  await refreshViews({ wanted: ({ incident, live }) => incident !== null || live?.state !== 'failing' });
  const there = await presence();
  const voice = speakingPage(there, tab);
  const now = Date.now();
  const known =
    (await incidentFor(tab, there)) ??
    (voice && fails(voice) ? await record(voice, sightedAt(now, voice)) : null);
  await publish(known ? [known] : []);
}
