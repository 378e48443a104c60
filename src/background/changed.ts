/** After every change of an incident: settle what it decides, and bring badge, prompts and popups up to date. */
import { promptIn } from '../core/incident/attention';
import { settled } from '../core/moves/settle';
import { paintBadge } from './badge';
import { setDeadline } from './deadlines';
import { append, type Known } from './incidents';
import { setPrompt } from './prompts';
import { refreshViews } from './views';

/** To be called with an incident that was just changed. */
export async function changed(known: Known): Promise<void> {
  const { incident } = known;
  const decided = settled(known.state, Date.now()).length
    ? await append(incident.id, now => settled(now, Date.now()))
    : null;
  const now = decided ?? known;
  const { state } = now;
  setDeadline(now);
  await Promise.all([
    ...[...state.tabs.keys()].flatMap(tab => [paintBadge(tab, state), setPrompt(tab, promptIn(state, tab))]),
    refreshViews(),
  ]);
}
