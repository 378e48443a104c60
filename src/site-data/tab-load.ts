/** Waiting for a tab to finish loading, with a bound: a page that never finishes must not stop a clearing. */
import { browser, type Tabs } from '../platform/browser';

/** The longest wait for one load, in ms. */
const LONGEST_LOAD_MS = 8_000;

/** Starts a navigation of `tab` and resolves when it has loaded, was closed, or took too long. */
export async function settled(tab: number, navigate: () => Promise<unknown>): Promise<void> {
  let finish = () => {};
  const finished = new Promise<void>(resolve => {
    finish = resolve;
  });
  const onUpdated = (id: number, change: Tabs.OnUpdatedChangeInfoType) => {
    if (id === tab && change.status === 'complete') finish();
  };
  const onRemoved = (id: number) => {
    if (id === tab) finish();
  };
  browser.tabs.onUpdated.addListener(onUpdated); // before navigating: a fast load would be missed
  browser.tabs.onRemoved.addListener(onRemoved);
  const timer = setTimeout(finish, LONGEST_LOAD_MS);
  try {
    await navigate();
    await finished;
  } finally {
    clearTimeout(timer);
    browser.tabs.onUpdated.removeListener(onUpdated);
    browser.tabs.onRemoved.removeListener(onRemoved);
  }
}
