/**
 * Inert pages in frames of another one: a frame sees all that its host stores, as long as both hosts are of one site
 * (docs/browser-facts.md, "Inert pages"), and a page with fifty frames loads in the time of a few pages. The frames
 * forbid scripts by themselves, whoever answers.
 */
import { runInPage } from './run-in-page';

/** In ms. After that, whatever has not loaded is visited by itself. */
const LONGEST_LOAD_MS = 8_000;

/** Loads these addresses in frames of the inert page that `tab` shows; resolves when all have loaded, or failed to. */
export async function loadInFrames(tab: number, urls: readonly string[]): Promise<void> {
  await runInPage({ tabId: tab, frameIds: [0] }, LONGEST_LOAD_MS, frameHere, [...urls]);
}

/** Runs in the page, so it can use nothing from outside itself. */
async function frameHere(urls: string[]): Promise<void> {
  const loads = urls.map(url => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-same-origin');
    frame.src = url;
    const loaded = new Promise(done => frame.addEventListener('load', done));
    document.documentElement.append(frame);
    return loaded;
  });
  await Promise.all(loads);
}
