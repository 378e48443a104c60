/** The popup's commands. Each is checked against the incident as it is now, not as the popup last saw it. */

import { ACCOUNT_HOST, heyronHostOf, START_AGENT_URL } from '../../core/address/heyron';
import { ownOriginOf } from '../../core/address/own-address';
import { hostOf } from '../../core/incident/events';
import { type IncidentState, seenFrom } from '../../core/incident/reduce';
import { pagesOf, speakingPage } from '../../core/presence/presence';
import { eventsOfClick } from '../../core/transitions/on-click';
import type { LoadedIncident } from '../../history/history';
import { browser } from '../../platform/browser';
import { forgetDraft } from '../../platform/drafts';
import { logFault } from '../../platform/faults';
import { homeOf, ourOriginOf } from '../../platform/own-sites';
import { hasAccess } from '../../platform/permissions';
import type { Reply } from '../../platform/replies';
import type { Command } from '../../platform/requests';
import { settings } from '../../platform/settings';
import { StorageFailed } from '../../platform/storage';
import { lookInto, takeInventory } from '../../site-data/inventory';
import { showAgent, showPage } from '../../steps/agent-tab';
import { adoptTab } from '../does/adopt-tab';
import { agree } from '../does/first-run';
import { keepAwake } from '../does/keep-awake';
import { letIn } from '../does/let-in';
import { isUnderWay, move } from '../does/run';
import { setBack } from '../does/set-back';
import { noteException } from '../health';
import { presence } from '../presence';
import { pauseOthers } from '../shows/other-tabs';
import { incidentFor } from '../shows/views';
import { reopen } from './tab-events';

const OK: Reply = { ok: true };
const refuse = (problem: Extract<Reply, { ok: false }>['problem']): Reply => ({ ok: false, problem });

/**
 * Runs a command about a tab in the incident that its sender saw; the page may have begun another since. Never throws:
 * the reply says what went wrong, in a sentence.
 */
export async function handleCommand(tab: number, command: Command, incident?: string): Promise<Reply> {
  try {
    if (!(await hasAccess()) && !(await showsOwnSite(tab))) return refuse('permission');
    if (command.type === 'reload') return await browser.tabs.reload(tab).then(() => OK);
    if (command.type === 'let-in') return (await letIn(tab, command.what)) ? OK : refuse('not-now');
    if (command.type === 'exception') return await noteOf(tab, command.what).then(() => OK);
    if (command.type === 'keep-awake') return (await keepAwake(tab, command.on)) ? OK : refuse('not-now');
    if (command.type === 'show') return (await showPage(command.page)) ? OK : refuse('not-now');
    if (command.type === 'open' && command.where !== 'agent') return await open(command.where, tab);
    const known = await incidentFor(tab);
    if (!known) return refuse('no-incident');
    if (incident !== undefined && incident !== known.incident.id) return refuse('not-now');
    await agree(); // on a first run, the popup says that a click means consent
    return await obeyIn(known, command, tab);
  } catch (error) {
    return refuse(error instanceof StorageFailed ? 'storage' : 'failed');
  }
}

async function obeyIn({ incident, state }: LoadedIncident, command: Command, tab: number): Promise<Reply> {
  switch (command.type) {
    case 'inventory': {
      const failing = hostOf(incident);
      const inventory =
        command.host === undefined
          ? await takeInventory(failing, incident.store)
          : await lookInto(command.host, failing, incident.store);
      return { ok: true, inventory };
    }
    case 'pause-others':
      await pauseOthers(incident, state);
      return OK;
    case 'own-agent':
      return (await setBack({ incident, state })) ? OK : refuse('not-now');
    case 'open':
      await showAgent({ tab: state.failure?.tab ?? 0, ...incident });
      return OK;
    case 'fails-again':
      return (await reopen(incident.id, tab)) ? OK : refuse('not-now');
    case 'reload':
    case 'exception':
    case 'keep-awake':
    case 'let-in':
    case 'show':
      return refuse('not-now');
    default: {
      const moment = () => ({ at: Date.now(), underWay: isUnderWay(incident.id) });
      const pages = pagesOf(await presence(), incident);
      const decide = (now: IncidentState) => eventsOfClick(seenFrom(now, tab, pages), incident, command, moment());
      const moved = await move(incident.id, decide, true);
      if (moved) await adoptTab(tab, moved).catch(logFault('presence'));
      if (moved && (command.type === 'note' || command.type === 'ticket')) await forgetDraft(incident.id, command.type);
      return moved ? OK : refuse('not-now');
    }
  }
}

/** A tab of an agent of one's own, whose permission is another than heyron's. */
async function showsOwnSite(tab: number): Promise<boolean> {
  const { url } = await browser.tabs.get(tab);
  return ownOriginOf(url) !== null && (await ourOriginOf(url)) !== null;
}

/** Notes it of the agent in a tab, or of the incident that the tab is about. */
async function noteOf(tab: number, what: 'shown' | 'said'): Promise<void> {
  const agent = speakingPage(await presence(), tab) ?? (await incidentFor(tab))?.incident;
  if (agent) await noteException(agent, what, Date.now());
}

/** The agent's page without the rest of its address, which may hold what a link brought. */
async function openInNormalWindow(tab: number): Promise<Reply> {
  const { url } = await browser.tabs.get(tab);
  const own = ownOriginOf(url) === null ? null : await ourOriginOf(url);
  const home = own === null ? `https://${heyronHostOf(url) ?? ACCOUNT_HOST}/` : await homeOf(own);
  await browser.windows.create({ url: home, incognito: false });
  return OK;
}

const REPORT_PAGE = 'src/report/index.html';

/** Only Chromium opens one of its settings for an extension (docs/browser-facts.md, "Clearing at exit"). */
const SITE_DATA_SETTINGS = 'chrome://settings/content/siteData';

type Place = Exclude<Extract<Command, { type: 'open' }>['where'], 'agent'>;

async function open(where: Place, tab: number): Promise<Reply> {
  if (where === 'normal-window') return await openInNormalWindow(tab);
  const report = browser.runtime.getURL(`${REPORT_PAGE}?tab=${tab}`);
  const { supportUrl } = await settings();
  const url = { support: supportUrl, 'start-agent': START_AGENT_URL, report, 'site-data': SITE_DATA_SETTINGS }[where];
  await browser.tabs.create({ url });
  return OK;
}
