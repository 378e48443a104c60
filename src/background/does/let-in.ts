/**
 * Lets another browser in, as far as this one can: for ten minutes one connected page hears who asks, and the agent's
 * page of devices is shown, where the user approves. Re-Pair itself never does.
 */
import letInScript from '../../content/let-in.iife.ts?script';
import { codeOf } from '../../core/packet/agent-message';
import { HEARS_FOR_MS, type Hearing, hearingFor, mayHear } from '../../core/presence/hearing';
import { speakingPage } from '../../core/presence/presence';
import { type Heard, NOTHING_HEARD } from '../../core/sighting/heard';
import { browser } from '../../platform/browser';
import { logFault } from '../../platform/faults';
import { openTab } from '../../platform/open-tab';
import { homeOf } from '../../platform/own-sites';
import { type PageSender, tellPage } from '../../platform/receive-messages';
import type { Command } from '../../platform/requests';
import { say } from '../../platform/say';
import { speak } from '../../platform/set-language';
import { settings } from '../../platform/settings';
import { showPage } from '../../steps/agent-tab';
import { changeHearing, hearings } from '../hearings';
import { presence } from '../presence';
import { setGuide } from '../shows/cards';
import { refreshViews } from '../shows/views';
import { noteSpare } from '../spare-ways';

type What = Extract<Command, { type: 'let-in' }>['what'];

/** The page of devices, which every version knows (docs/openclaw.md, "Who may approve a browser"). */
const DEVICES_PATH = 'nodes';

/**
 * Does what the user chose in a tab's popup; resolves to whether that was possible.
 * @throws StorageFailed when the browser could not write, and what it throws when it opens no tab.
 */
export async function letIn(tab: number, what: What): Promise<boolean> {
  const page = speakingPage(await presence(), tab);
  if (!page || !mayHear(page)) return false;
  const hearing = hearingFor(page, await hearings());
  if (what === 'begin') return begin(tab, page.origin, page.store, page.sighting, hearing);
  if (what === 'no-spare') {
    await noteSpare(page.origin, 'declined');
    await refreshViews();
    return true;
  }
  if (!hearing) return false;
  if (what === 'devices') await showDevices(hearing);
  else {
    await tellPage(hearing.tab, { type: 'let-in', until: null });
    await changeHearing(hearing.tab, now => (now && what === 'not-me' ? { ...now, notMe: true } : null));
    await showCards(hearing, null);
    await refreshViews();
  }
  return true;
}

async function begin(
  tab: number,
  origin: string,
  store: string,
  { page, loadedAt }: { page: string; loadedAt: number },
  before: Hearing | null,
): Promise<boolean> {
  if (before && before.tab !== tab) {
    await tellPage(before.tab, { type: 'let-in', until: null });
    await changeHearing(before.tab, () => null);
  }
  const until = Date.now() + HEARS_FOR_MS;
  const devices = before?.devices ?? null;
  const hearing = { tab, origin, store, page, loadedAt, until, devices, heard: NOTHING_HEARD, notMe: false };
  await changeHearing(tab, () => hearing); // first: what the page hears at once is not lost
  const hears = await askToHear(tab, until);
  if (!hears) await changeHearing(tab, () => null);
  await showDevices(hearing); // also helps by itself
  await refreshViews();
  return hears;
}

/** The tab's top page alone. False for one that has lost its connection meanwhile. */
async function askToHear(tab: number, until: number): Promise<boolean> {
  const target = { tabId: tab, frameIds: [0] };
  await browser.scripting.executeScript({ target, files: [letInScript] }).catch(() => {}); // it is gone
  return (await tellPage(tab, { type: 'let-in', until })) === true;
}

async function showDevices({ tab, origin, store, devices }: Hearing): Promise<void> {
  if (devices !== null && (await showPage(devices))) return;
  const opened = await openTab(store, (await homeOf(origin)) + DEVICES_PATH);
  await changeHearing(tab, now => now && { ...now, devices: opened });
}

/** Takes in what a page heard; resolves to false where nobody wants to know any more, and it has to stop. */
export async function heardIn({ tab, frame, origin }: PageSender, heard: Heard): Promise<boolean> {
  let isWanted = false;
  const hearing = await changeHearing(tab, now => {
    isWanted = now !== null && frame === 0 && now.origin === origin && !now.notMe && now.heard.ended === null;
    return now && isWanted ? { ...now, heard } : now;
  });
  if (!hearing || !isWanted) return false;
  if (heard.outcome?.decision === 'approved') await noteSpare(origin, 'made').catch(logFault('spare-way'));
  await refreshViews();
  await showCards(hearing, heard.ended === null ? heard : null);
  return true;
}

/** A card in the page that hears and in the page of devices: the popup is closed while the user looks there. */
async function showCards({ tab, devices }: Hearing, heard: Heard | null): Promise<void> {
  await speak((await settings()).language);
  const code = codeOf(heard?.ask?.deviceId ?? null);
  const guide = code && {
    step: 'await-approval' as const,
    title: say('let_in_asked_title'),
    words: say('let_in_card', `${code[0]} ${code[1]} … ${code[2]}`),
    done: null,
  };
  await Promise.all([tab, ...(devices === null ? [] : [devices])].map(each => setGuide(each, guide)));
}
