/** The first run: nothing is kept on disk until the user agrees, with a button that says so. */
import { HEYRON_MATCH } from '../../core/address/heyron';
import { isOwnOrigin } from '../../core/address/own-address';
import { hostOf } from '../../core/incident/events';
import { fails, hasUsedHost } from '../../core/presence/page';
import { keepOnDisk } from '../../history/history';
import { browser } from '../../platform/browser';
import { agreed } from '../../platform/consent';
import { logFault } from '../../platform/faults';
import type { Reply } from '../../platform/replies';
import { keepsCookies } from '../../site-data/cookies';
import { rememberHost } from '../../site-data/hosts';
import { isHealthy, rememberHealth } from '../health';
import { presence } from '../presence';
import { refreshViews } from '../shows/views';

const WELCOME_PAGE = 'src/welcome/index.html';

/**
 * The user has agreed: writes to disk what was kept in memory.
 * @throws StorageFailed when the browser could not write; then nothing is kept.
 */
export async function agree(): Promise<void> {
  if (await agreed()) return;
  const now = Date.now();
  await keepOnDisk(now);
  const there = await presence();
  for (const page of there.filter(each => hasUsedHost(each) && !isOwnOrigin(each.origin)))
    await rememberHost(hostOf(page), page.sighting.state === 'connected', now).catch(logFault('known-host'));
  for (const page of there.filter(isHealthy)) {
    const cookies = await keepsCookies(hostOf(page), page.store);
    await rememberHealth({ ...page, at: now }, { granted: null, build: null, cookies }).catch(logFault('health'));
  }
}

/** By then a failing page has reported what it can report at once. In ms. */
const PAGES_FIRST_MS = 3_000;

/**
 * Shows the welcome page after an installation, in a background tab, so that the user's page stays in view. Not while a
 * page fails: its prompt comes first, and its popup says the same.
 */
export async function welcome(): Promise<void> {
  const pages = await browser.tabs.query({ url: HEYRON_MATCH });
  if (pages.length > 0) await new Promise(done => setTimeout(done, PAGES_FIRST_MS));
  if ((await agreed()) || (await presence()).some(fails)) return;
  await browser.tabs.create({ url: browser.runtime.getURL(WELCOME_PAGE), active: false });
}

/** "Got it". Never throws. */
export async function gotIt(): Promise<Reply> {
  const reply: Reply = await agree().then(
    () => ({ ok: true }),
    () => ({ ok: false, problem: 'storage' }),
  );
  await refreshViews();
  return reply;
}
