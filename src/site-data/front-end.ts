/**
 * What a front end that is not OpenClaw's shows in its own page: whether this browser is the device that asks, and
 * whether the page's own server wants a sign-in (docs/openclaw.md, "Front ends whose server is the device").
 */
import { runInPage } from './run-in-page';

/** A busy page does not answer. In ms. */
const LONGEST_LOOK_MS = 2_000;
/** A page asks its server now and then, and shows its form once its program runs. In ms. */
const SIGN_IN_WITHIN_MS = 12_000;

/** True if nothing in the page's stores can be the device that a refusal names; false also where nobody can tell. */
export async function keepsNoDevice(tab: number, deviceId: string | null): Promise<boolean> {
  const [kept] = await lookIn(tab, LONGEST_LOOK_MS, lookForDevice, deviceId);
  return kept === false;
}

/**
 * True if the page's own server has turned it away as not signed in; with `form`, also if the page shows a form for that.
 * `waits` for it, or only looks at what is there.
 */
export async function wantsSignIn(tab: number, { waits, form }: { waits: boolean; form: boolean }): Promise<boolean> {
  const longest = waits ? SIGN_IN_WITHIN_MS : 0;
  const [wanted] = await lookIn(tab, longest + LONGEST_LOOK_MS, lookForSignIn, longest, form);
  return wanted === true;
}

function lookIn<Args extends unknown[]>(
  tabId: number,
  longest: number,
  func: (...args: Args) => unknown,
  ...args: Args
): Promise<unknown[]> {
  return runInPage({ tabId, frameIds: [0] }, longest, func, ...args).catch(() => []);
}

/** Runs in the page, so it can use nothing from outside itself. No value leaves it. */
async function lookForDevice(deviceId: string | null): Promise<boolean> {
  try {
    const entries = [localStorage, sessionStorage].flatMap(store => Object.entries(store) as [string, string][]);
    const isKey = ([name, value]: [string, string]) =>
      (deviceId !== null && value.includes(deviceId)) ||
      /device|identity|key-?pair/i.test(name) ||
      /private_?key|secret_?key/i.test(value);
    if (entries.some(isKey)) return true;
    // A key that no script can read is kept in a database alone.
    return (await indexedDB.databases()).length > 0;
  } catch {
    return true;
  }
}

/** Runs in the page likewise. */
async function lookForSignIn(longest: number, form: boolean): Promise<boolean> {
  if (document.querySelector('openclaw-app')) return false; // its forms are its gateway's
  const isRefused = (entry: PerformanceEntry) =>
    (entry as PerformanceResourceTiming).responseStatus === 401 && new URL(entry.name).origin === location.origin;
  const answers = performance.getEntriesByType('resource');
  if (answers.slice(-20).some(isRefused)) return true;
  if (longest === 0) return false;
  return new Promise(resolve => {
    let shownFor = 0;
    const done = (wanted: boolean) => {
      clearInterval(timer);
      observer.disconnect();
      resolve(wanted);
    };
    // The list above ends with its 250th entry; an observer hears of the later ones.
    const observer = new PerformanceObserver(list => {
      if (list.getEntries().some(isRefused)) done(true);
    });
    observer.observe({ type: 'resource' });
    const timer = setInterval(() => {
      const field = form ? document.querySelector('input[type="password"]') : null;
      shownFor = field?.checkVisibility() ? shownFor + 500 : 0;
      if (shownFor >= 2_500) done(true);
    }, 500);
    setTimeout(() => done(false), longest);
  });
}
