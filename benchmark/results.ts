/** The results by part, as docs/benchmark.json keeps them: measuring a part again leaves the others as they were. */
import type { Size, Sizes } from '../tools/size.ts';
import type { Beside } from './beside.ts';
import type { Cost } from './busy-chat.ts';
import type { Clearing } from './clearing.ts';
import type { History } from './history.ts';
import type { Latency, Worker } from './latency.ts';
import type { Memory } from './memory.ts';
import type { PageLoad } from './page-load.ts';
import type { Share } from './profile.ts';
import type { Reading } from './reading.ts';
import { type Spread, spreadOf } from './spread.ts';

/** The results of each part. */
export interface Measures {
  /** `bareWorker`: from a page's message to a killed worker that does nothing, in ms. */
  readonly latency: Record<Worker, Latency> & { readonly bareWorker?: Spread };
  readonly history: History;
  readonly memory: Memory;
  readonly reading: Reading;
  readonly load: PageLoad;
  readonly chat: Cost & {
    readonly connected: Summary;
    readonly unconnected: Summary;
  };
  readonly beside: readonly Beside[];
  readonly clearing: readonly Clearing[];
  readonly sizes: Sizes & { readonly popup: readonly Size[] };
}

export type Part = keyof Measures;

/** The program, the browser, and the date. */
export interface Run {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly chromium: string;
  readonly extension: string;
  readonly cores: number;
}

/** A part's results, and their run. */
export interface Measured<Found> {
  readonly run: Run;
  readonly found: Found;
}

/** The parts that were measured. */
export type Results = { readonly [P in Part]?: Measured<Measures[P]> };

/** Several profiles together. */
export interface Summary {
  /** Shares of the page's busy time, in per cent. */
  readonly self: Spread;
  readonly withNatives: Spread;
  /** In ms. */
  readonly longest: Spread;
  /** Where the scripts' time goes, in per cent of it. */
  readonly parts: readonly { readonly part: string; readonly percent: number }[];
}

/** The most functions that are listed. */
const MOST_PARTS = 8;

/** Sums up the profiles. */
export function summary(shares: readonly Share[]): Summary {
  const parts = new Map<string, number>();
  for (const share of shares)
    for (const [part, of] of share.parts) parts.set(part, (parts.get(part) ?? 0) + (100 * of) / shares.length);
  return {
    self: spreadOf(shares.map(({ self }) => 100 * self)),
    withNatives: spreadOf(shares.map(({ withNatives }) => 100 * withNatives)),
    longest: spreadOf(shares.map(({ longest }) => longest)),
    parts: [...parts]
      .map(([part, percent]) => ({ part, percent }))
      .sort((a, b) => b.percent - a.percent)
      .slice(0, MOST_PARTS),
  };
}
