/**
 * The short code by which a login page offers to pair its browser, and the id that it shows beside it
 * (docs/openclaw.md, "Pairing by a short code"). Both are read from OpenClaw's own gate alone, and only where it shows
 * one of each.
 */
import { type PairOffer, pairOfferSchema } from '../core/sighting/sighting';
import { runInPage } from './run-in-page';

/** A busy page does not answer. In ms. */
const LONGEST_LOOK_MS = 2_000;

/** What the gate of a tab's page offers; null if nothing, or more than one thing. */
export async function pairOfferIn(tab: number): Promise<PairOffer | null> {
  const [found] = await runInPage({ tabId: tab, frameIds: [0] }, LONGEST_LOOK_MS, lookAtGate).catch(() => []);
  return pairOfferSchema.safeParse(found).data ?? null;
}

/** Runs in the page, so it can use nothing from outside itself. What it finds is checked again. */
function lookAtGate(): unknown {
  const MOST = 400;
  const speech =
    '[role="log"], article, blockquote, textarea, [contenteditable], [class*="chat" i], [class*="markdown" i]';
  const gates = [...document.querySelectorAll('openclaw-app .login-gate, openclaw-login-gate')].filter(
    gate => !gate.closest(speech) && gate.checkVisibility(),
  );
  const parts = gates.flatMap(gate => [...gate.querySelectorAll('*')]).slice(0, MOST);
  const texts = parts
    .filter(part => part.childElementCount === 0 && !part.closest(speech) && part.checkVisibility())
    .map(part => (part.textContent ?? '').replace(/\s+/g, ' ').trim());
  const only = (shape: RegExp) => {
    const found = new Set(texts.flatMap(text => shape.exec(text)?.[1] ?? []));
    return found.size === 1 ? [...found][0] : null;
  };
  return {
    code: only(/^(?:openclaw pair )?([A-Z0-9]{4}-[A-Z0-9]{4})$/),
    browserId: only(/^(?:Browser ID:? )?([0-9a-f]{8})$/),
  };
}
