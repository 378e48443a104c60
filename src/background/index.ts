/**
 * The background worker connects the rooms. Listeners are registered synchronously, because only those get the event
 * that woke the worker; most wait until what an earlier worker left is tidied up.
 */
import { type PageReport, reportUnread } from '../core/sighting/page-report';
import { browser } from '../platform/browser';
import { logFault } from '../platform/faults';
import { type PageSender, receive } from '../platform/receive-messages';
import { saveHere } from '../platform/save-files';
import { allowAllScripts } from '../site-data/inert-page';
import { isParked } from '../site-data/journal';
import { unsentFor } from '../site-data/read-unsent';
import { closeLeftoverSpareTabs, isInUse } from '../site-data/spare-tabs';
import { browserStarted, findStart } from './browser-start';
import { isDeadline, whenDue } from './deadlines';
import { checksFor } from './does/check-by-itself';
import { checkUpFor } from './does/check-up';
import { clearTold } from './does/clear-told';
import { gotIt, welcome } from './does/first-run';
import { forgetEverything } from './does/forget';
import { injectReader, joinOpenPages } from './does/inject-scripts';
import { heardIn } from './does/let-in';
import { lookForOffer } from './does/own-offer';
import { helpAt, keepOwnSites, ownGranted, ownWithdrawn, removeOwnSite, whenAdded } from './does/own-sites';
import { change, shownSettings } from './does/settings';
import { lookAtAccount, watchAccount } from './hears/account-session';
import { dismiss, goThere, openRecovery, stepDone } from './hears/card-replies';
import { handleCommand } from './hears/commands';
import { hear, hearAgain, looked, lookNow, resumeLooks } from './hears/looks';
import { withinRate } from './hears/rate-limit';
import { sweep } from './hears/sweep';
import { helpWanted, tabClosed } from './hears/tab-events';
import { prepareCards } from './shows/cards';
import { pastTroubles, reportFor, suspected } from './shows/report';
import { addView, lockedOut, refreshViews } from './shows/views';

const tidy = tidyUp();
void findStart().catch(logFault('health'));

async function tidyUp(): Promise<void> {
  await allowAllScripts().catch(logFault('allow-scripts'));
  await closeLeftoverSpareTabs().catch(logFault('close-spare-tabs'));
  await sweep().catch(logFault('sweep'));
  void resumeLooks().catch(logFault('look'));
  void keepOwnSites().catch(logFault('own-sites'));
}

function tidied<Given extends unknown[], Answer>(
  handle: (...given: Given) => Promise<Answer>,
): (...given: Given) => Promise<Answer> {
  return async (...given) => {
    await tidy;
    return handle(...given);
  };
}

/**
 * What a page reports in a tab that we use says nothing of its app, and is not taken. The page repeats it, in case the
 * user has gone elsewhere in that tab.
 */
async function takeReport(report: PageReport, sender: PageSender): Promise<boolean> {
  if (isInUse(sender.tab)) return false;
  return withinRate(sender, JSON.stringify(report).length, () => hear(report, sender));
}

const takeUnread = tidied(async (known: PageReport, asks: boolean, sender: PageSender) => {
  const taken = await takeReport(known, sender);
  if (!taken || !asks) return taken;
  // Only now: what the page said before the reader came must not be taken in after what the reader says.
  return injectReader(sender);
});

receive(
  {
    report: tidied(({ report }, sender) => takeReport(report, sender)),
    unread: ({ report }, sender) => {
      const known = reportUnread(report, sender.host, Date.now());
      // At once, also while an earlier worker's work is tidied up: by itself it shows nothing.
      if (known.standing === 'failing' && sender.frame === 0 && !sender.private) prepareCards(sender.tab, known.page);
      return takeUnread(known, report.asks, sender);
    },
    looked: tidied(({ look }, sender) => looked(look, sender).then(() => true)),
    dismiss: tidied((_, sender) => dismiss(sender).then(() => true)),
    'fix-it': (_, sender) => openRecovery(sender), // at once: a popup may open only right after a click
    'go-there': tidied((_, sender) => goThere(sender).then(() => true)),
    'step-done': tidied(({ step }, sender) => stepDone(sender, step).then(() => true)),
    'may-stay': async () => 'ours' as const,
    heard: tidied(({ heard }, sender) => heardIn(sender, heard)),

    command: tidied(({ tab, command, incident }) => handleCommand(tab, command, incident)),
    'write-report': tidied(({ tab, detail, incident, kept }) => reportFor(tab, detail, incident, kept)),
    'locked-out': tidied(lockedOut),
    suspected: tidied(({ tab, text }) => suspected(tab, text)),
    'check-up': tidied(({ tab }) => checkUpFor(tab)),
    'past-troubles': pastTroubles,
    settings: (_, { store }) => shownSettings(store),
    'change-settings': ({ change: what }) => change(what),
    agree: tidied(gotIt),
    'clear-told': tidied(({ hosts }, { store }) => clearTold(store, hosts)),
    'help-at': ({ tab }) => helpAt(tab),
    'remove-own': tidied(({ origin }) => removeOwnSite(origin)),
    'forget-everything': tidied(forgetEverything),
    unsent: ({ tab, hosts }) => unsentFor(tab, hosts),
    save: async ({ files }) => {
      saveHere(files);
      return true;
    },
    'still-parked': tidied(async ({ mark }) => {
      await closeLeftoverSpareTabs().catch(() => {}); // it may be one that only appeared now
      return isParked(mark);
    }),
  },
  (tab, port) => {
    addView(tab, port, checksFor(tab), lookForOffer(tab));
    // Even if nothing can be written: the view says so.
    void tidy
      .then(() => Promise.all([helpWanted(tab), lookNow(tab)]))
      .catch(cause => Promise.all([refreshViews(), logFault('view')(cause)]));
  },
);

whenAdded(origin => void hearAgain(origin).catch(logFault('own-sites')));
whenDue(() => void sweep().catch(logFault('sweep'))); // what could not be written is retried at the next alarm
browser.alarms.onAlarm.addListener(({ name }) => {
  if (isDeadline(name)) void tidy.then(sweep).catch(logFault('sweep'));
});
watchAccount(() => void tidy.then(lookAtAccount).catch(logFault('account')));
browser.runtime.onInstalled.addListener(({ reason }) => {
  // A browser that was killed early may have forgotten the installation, and says this in place of its start.
  if (reason === 'install') void browserStarted().catch(logFault('health'));
  void joinOpenPages()
    .catch(logFault('open-pages'))
    .then(() => (reason === 'install' ? welcome() : undefined))
    .catch(() => {}); // the popup says the same
});
// Also wakes a worker: after a crash during a clearing, the script of a parked tab may not run.
browser.runtime.onStartup.addListener(() => void browserStarted().catch(logFault('health')));
// If this fails, the next view does it.
browser.tabs.onRemoved.addListener(tab => void tidy.then(() => tabClosed(tab)).catch(logFault('tab-closed')));
browser.permissions.onAdded.addListener(
  () =>
    void ownGranted()
      .catch(logFault('own-sites'))
      .then(joinOpenPages)
      .then(() => refreshViews())
      .catch(logFault('open-pages')),
);
browser.permissions.onRemoved.addListener(
  () =>
    void ownWithdrawn()
      .catch(logFault('own-sites'))
      .then(() => refreshViews()),
);
