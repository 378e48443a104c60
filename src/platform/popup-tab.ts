/** Which tab the popup works on: the one its address names (`?tab=ID`), else the active one. */
import { browser } from './browser';

/** The tab's id; -1 when there is none. */
export async function tabOfPopup(): Promise<number> {
  const named = Number.parseInt(new URLSearchParams(location.search).get('tab') ?? '', 10);
  if (Number.isInteger(named)) return named;
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  return active?.id ?? -1;
}
