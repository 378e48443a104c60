/**
 * Holds a value in memory, once told to, and keeps writing it into its stores. A reloaded page holds nothing and writes
 * nothing, so what is there then was written back.
 */

/** How it also makes itself hard to leave, or easy to come back. */
export type Manner = 'writes at every chance' | 'blocks as it leaves' | 'is busy' | 'asks to stay' | 'can rest';

declare global {
  interface Window {
    /** Its value, also the name of its entries; null until told. */
    held: string | null;
    /** Tells it to hold a value from now on; returns that. */
    beStubborn(manner: Manner): string;
  }
}

const EVENTS = ['pagehide', 'pageshow', 'visibilitychange', 'beforeunload', 'freeze', 'resume', 'storage'];
/** In ms. */
const BLOCKED_MS = 300;

async function writeBack(held: string): Promise<void> {
  localStorage.setItem(held, held);
  sessionStorage.setItem(held, held);
  // biome-ignore lint/suspicious/noDocumentCookie: the plain way is the one that pages use
  document.cookie = `${held}=${held}; Path=/; Secure; Max-Age=86400`;
  // Opened each time, because a clearing closes open connections.
  const opening = indexedDB.open(held, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(held);
  opening.onsuccess = () => {
    opening.result.transaction(held, 'readwrite').objectStore(held).put(held, held);
    opening.result.close();
  };
  await (await caches.open(held)).put(`/${held}`, new Response(held));
}

/** Blocks everything else in this page, and every other page in its process. */
function block(): void {
  const until = performance.now() + BLOCKED_MS;
  while (performance.now() < until);
}

/** In every way that a page can, and before anyone else. */
function askToStay(): void {
  const ask = (event: Event) => event.preventDefault();
  window.addEventListener('beforeunload', ask, true);
  window.addEventListener('beforeunload', ask);
  window.onbeforeunload = ask;
}

window.held = null;
window.beStubborn = manner => {
  const held = `stubborn-${crypto.randomUUID()}`;
  const write = () => void writeBack(held).catch(() => {}); // the next chance comes
  const writeLate = () => {
    block();
    write();
  };
  window.held = held;
  if (manner === 'asks to stay') askToStay();
  if (manner === 'blocks as it leaves') window.addEventListener('pagehide', writeLate);
  if (manner === 'is busy') setInterval(writeLate);
  // A page with this listener is never kept in the back/forward cache.
  for (const event of manner === 'can rest' ? EVENTS : [...EVENTS, 'unload']) {
    window.addEventListener(event, write);
    document.addEventListener(event, write);
  }
  setInterval(write, 10);
  return held;
};
