/** Our own page on which tabs wait; its address can be told from any other page's without a permission to read addresses. */
import { browser } from '../platform/browser';

/** Its address. */
export function parkingPage(): string {
  return browser.runtime.getURL('src/parked/index.html');
}
