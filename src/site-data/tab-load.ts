/** Sending a tab somewhere and waiting until it is there, with a bound: a page that never finishes must not stop a clearing. */
import { browser, type Tabs } from '../platform/browser';

/** The longest wait for one load, in ms. */
const LONGEST_LOAD_MS = 8_000;

/**
 * Sends `tab` to `url` and resolves when that page, or one that it redirects to on a site we may see, has loaded; also
 * when the tab was closed or it took too long. The end of an earlier load, whose news can come late, is not taken for it.
 */
export async function load(tab: number, url: string): Promise<void> {
  let finish = () => {};
  const finished = new Promise<void>(resolve => {
    finish = resolve;
  });
  const from = (await browser.tabs.get(tab)).url;
  const onUpdated = (id: number, change: Tabs.OnUpdatedChangeInfoType, { url: now }: Tabs.Tab) => {
    if (id === tab && change.status === 'complete' && (now === url || now !== from)) finish();
  };
  const onRemoved = (id: number) => {
    if (id === tab) finish();
  };
  browser.tabs.onUpdated.addListener(onUpdated); // before navigating: a fast load would be missed
  browser.tabs.onRemoved.addListener(onRemoved);
  const timer = setTimeout(finish, LONGEST_LOAD_MS);
  try {
    await browser.tabs.update(tab, { url });
    await finished;
  } finally {
    clearTimeout(timer);
    browser.tabs.onUpdated.removeListener(onUpdated);
    browser.tabs.onRemoved.removeListener(onRemoved);
  }
}
