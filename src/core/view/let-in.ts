/** What the popup of a connected page says about letting another browser in. */
import { type End, endOf, type Hearing, hearingFor } from '../presence/hearing';
import type { PresentPage } from '../presence/page';
import type { Presence } from '../presence/presence';
import type { Ask } from '../sighting/heard';

/** It can be begun; it goes on, and nobody or somebody asks; that was answered; or it is over. */
export type LetInStand = 'offered' | 'waiting' | 'asked' | 'approved' | 'rejected' | 'not-me' | End;

export interface LetIn {
  readonly stand: LetInStand;
  /** When it ends by itself, in epoch ms. */
  readonly until: number;
  /** The newest browser that asks. */
  readonly ask: Ask | null;
  /** How many more ask. */
  readonly more: number;
  /** Whether the user has another way in already, or wants none; null if nobody asked yet. */
  readonly spare: 'made' | 'declined' | null;
  /** What became of the last one that was answered. */
  readonly outcome: { readonly deviceId: string; readonly decision: 'approved' | 'rejected' } | null;
}

/** An end stays in view this long. In ms. */
const SHOWN_AFTER_MS = 10 * 60_000;

/** For a page that may hear. */
export function letInOf(
  page: PresentPage,
  all: readonly Hearing[],
  spare: LetIn['spare'],
  there: Presence,
  now: number,
): LetIn {
  const hearing = hearingFor(page, all);
  if (!hearing || now >= hearing.until + SHOWN_AFTER_MS)
    return { stand: 'offered', until: 0, ask: null, more: 0, spare, outcome: null };
  const { until, heard } = hearing;
  const { ask, more, outcome } = heard;
  return { stand: standOf(hearing, there, now), until, ask, more, spare, outcome };
}

function standOf(hearing: Hearing, there: Presence, now: number): LetInStand {
  const { ask, outcome } = hearing.heard;
  const end = endOf(hearing, there, now);
  if (end !== null && end !== 'answered') return end;
  if (ask) return 'asked';
  return outcome?.decision ?? 'waiting';
}
