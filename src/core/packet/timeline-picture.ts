/** A packet's timeline as a picture: when the page was connected, what happened to it, and when each step ran. Pure. */
import type { Packet } from './model';

/** Times in epoch ms. */
interface TimeSpan {
  readonly from: number;
  readonly until: number;
}

export interface ConnectionSpan extends TimeSpan {
  readonly state: 'connected' | 'failing';
  /** The failure's kind; null while connected. */
  readonly kind: string | null;
}

export interface LifecycleSpan extends TimeSpan {
  readonly change: Extract<Packet['timeline'][number], { what: 'witnessed' }>['change'];
}

export interface StepSpan extends TimeSpan {
  readonly step: Packet['steps'][number]['step'];
  readonly result: Packet['steps'][number]['result'];
}

export interface Picture extends TimeSpan {
  readonly connection: readonly ConnectionSpan[];
  readonly lifecycle: readonly LifecycleSpan[];
  readonly steps: readonly StepSpan[];
}

/** The picture; null for an empty timeline. */
export function pictureOf({ timeline, createdAt }: Packet): Picture | null {
  const entries = timeline.map(entry => ({ entry, at: Date.parse(entry.at) }));
  if (entries.length === 0) return null;
  const lifecycle = entries.flatMap(({ entry, at }) =>
    entry.what === 'witnessed' ? [{ from: at - entry.seconds * 1000, until: at, change: entry.change }] : [],
  );
  const times = [...entries.map(({ at }) => at), ...lifecycle.map(({ from }) => from)];
  const until = Math.max(...times, Date.parse(createdAt));
  const seen = entries.flatMap(({ entry, at }): Omit<ConnectionSpan, 'until'>[] => {
    if (entry.what === 'failing') return [{ from: at, state: 'failing', kind: entry.kind }];
    return entry.what === 'connected' ? [{ from: at, state: 'connected', kind: null }] : [];
  });
  const connection = seen.map((each, place) => ({ ...each, until: seen[place + 1]?.from ?? until }));
  // A long sleep before everything else must not make the rest too small to see.
  const first = Math.min(...entries.map(({ at }) => at));
  const from = Math.max(Math.min(...times), first - Math.max(until - first, 1_000));
  return { from, until, connection, lifecycle, steps: stepsIn(entries, until) };
}

type Entry = { readonly entry: Packet['timeline'][number]; readonly at: number };

/** A step without a start was skipped; one without an end is still active. */
function stepsIn(entries: readonly Entry[], until: number): StepSpan[] {
  const steps: StepSpan[] = [];
  let open: { from: number; step: StepSpan['step'] } | null = null;
  for (const { entry, at } of entries) {
    if (entry.what === 'step-started') open = { from: at, step: entry.step };
    if (entry.what === 'step-cancelled') open = null;
    if (entry.what !== 'step-ended') continue;
    steps.push({
      from: open?.step === entry.step ? open.from : at,
      until: at,
      step: entry.step,
      result: entry.result,
    });
    open = null;
  }
  return open ? [...steps, { ...open, until, result: 'running' }] : steps;
}

/** The position of a time in the picture, from 0 to 100. */
export function percentAt({ from, until }: TimeSpan, at: number): number {
  return until > from ? ((Math.min(Math.max(at, from), until) - from) / (until - from)) * 100 : 0;
}
