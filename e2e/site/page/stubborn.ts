/**
 * Holds a value in memory and writes it into its stores again and again. Only a load with ?seed gives it one, and the
 * address forgets that at once: a page that is loaded again has nothing to write, so what is there then was written back.
 */

declare global {
  interface Window {
    /** What it holds, also the name of its entries; null after a load without ?seed. */
    held: string | null;
  }
}

const EVENTS = ['pagehide', 'visibilitychange', 'beforeunload', 'unload', 'freeze', 'storage'];

async function writeBack(held: string): Promise<void> {
  localStorage.setItem(held, held);
  sessionStorage.setItem(held, held);
  // biome-ignore lint/suspicious/noDocumentCookie: the plain way is the one that pages use
  document.cookie = `${held}=${held}; Path=/; Secure; Max-Age=86400`;
  // Opened anew each time, because a clearing closes connections that are open.
  const opening = indexedDB.open(held, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(held);
  opening.onsuccess = () => {
    opening.result.transaction(held, 'readwrite').objectStore(held).put(held, held);
    opening.result.close();
  };
  await (await caches.open(held)).put(`/${held}`, new Response(held));
}

window.held = new URLSearchParams(location.search).has('seed') ? `stubborn-${crypto.randomUUID()}` : null;
if (window.held) {
  const { held } = window;
  const write = () => void writeBack(held).catch(() => {}); // the next chance comes
  history.replaceState(null, '', location.pathname);
  for (const event of EVENTS) {
    window.addEventListener(event, write);
    document.addEventListener(event, write);
  }
  setInterval(write, 10);
}

export {}; // a module, so that it may add to Window
