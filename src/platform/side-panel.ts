/**
 * The popup's page beside the page in trouble, where it stays open while the user works there: Chromium's side panel,
 * Firefox's sidebar.
 */
import { browser } from './browser';
import { capabilities } from './capabilities';

/** The part of Chromium's API that the types lack. */
interface WithSidePanel {
  readonly sidePanel: { open(where: { readonly windowId: number }): Promise<void> };
}

export async function home(): Promise<'popup' | 'tab' | 'beside'> {
  if (browser.extension.getViews({ type: 'popup' }).includes(window)) return 'popup';
  return (await browser.tabs.getCurrent()) ? 'tab' : 'beside';
}

export async function ownWindow(): Promise<number> {
  const { id } = await browser.windows.getCurrent();
  return id ?? browser.windows.WINDOW_ID_CURRENT;
}

/**
 * Opens it beside the pages of a window. Must be the first call in a click's handler, since Firefox opens it only
 * there.
 * @throws what the browser throws.
 */
export function openBeside(windowId: number): Promise<void> {
  return capabilities().standsBesideIn === 'sidebar'
    ? browser.sidebarAction.open()
    : (browser as unknown as WithSidePanel).sidePanel.open({ windowId });
}
