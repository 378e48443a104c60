/**
 * What runs inside the pages: Re-Pair's own reader, without the extension. The hook listens to the page's sockets as it
 * does for users; the node side asks for the rest (inject-reader.ts).
 */
import { socketReport } from '../../src/core/sighting/refusal';
import '../../src/content/page-hook.iife';
import { scanPage } from '../../src/content/scan-page';
import { watchSockets } from '../../src/content/sockets';
import { NO_SOCKETS, withSocketReport } from '../../src/core/sighting/current-socket';
import { type Judgement, judge } from '../../src/core/sighting/judge';
import type { PageScan } from '../../src/core/sighting/observation';
import { NOTHING } from '../../src/testing/observations';
import { showPage } from '../../src/testing/show-page';
import { counterSpecimen, specimen } from './prune';

/** What Re-Pair makes of a page, from each of its two sources alone. */
export interface Seen {
  readonly look: PageScan;
  readonly byPage: Judgement;
  /** Null when no socket of the page said anything. */
  readonly bySocket: Judgement | null;
  readonly socketRequestId: string | null;
}

/** What the node side may ask for. */
export interface Eyes {
  see(): Seen;
  /** The page pruned to what its scan rests on. */
  specimen(look: PageScan): string;
  /** The page pruned to where it quotes one of these texts, which become `WORDS`. */
  counterSpecimen(quotes: readonly string[]): string;
  /** Shows a specimen instead of this document, as the specimen tests do, and scans it. */
  lookAgain(html: string): PageScan;
}

let sockets = NO_SOCKETS;

watchSockets(heard => {
  sockets = withSocketReport(sockets, socketReport(heard), location.hostname);
}, new AbortController().signal);

function see(): Seen {
  const host = location.hostname;
  const socket = sockets.current;
  const look = scanPage(document, navigationStatus());
  return {
    look,
    byPage: judge({ host, socket: null, look }),
    bySocket: socket && judge({ host, socket, look: NOTHING }),
    socketRequestId: socket?.refusal?.requestId ?? null,
  };
}

function navigationStatus(): number {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.responseStatus ?? 0;
}

const eyes: Eyes = {
  see,
  specimen: look => specimen(document, look.shape),
  counterSpecimen: quotes => counterSpecimen(document, quotes),
  lookAgain: html => scanPage(showPage(html), 0),
};
Object.assign(globalThis, { rePairEyes: eyes });
