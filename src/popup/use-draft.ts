/**
 * What the user has begun in the popup and not yet kept. It outlives another view and the popup itself, in the session's
 * memory, and never gets to the disk. Once it is kept it is over, whichever view is shown by then; the worker forgets it.
 */
import { useEffect, useState } from 'preact/hooks';
import { ADDRESS_DETAILS, type AddressDetail } from '../core/catalogue/names';
import { type DraftName, readDraft, writeDraft } from '../platform/drafts';
import type { Recovery } from './use-view';

interface Begun {
  readonly value: string;
  /** What was kept when it was begun: once that is another, it is over. */
  readonly kept: string;
}

/** What this popup knows already, for a part that is drawn anew. */
const known = new Map<string, Begun>();

export interface Draft {
  readonly value: string;
  set(value: string): void;
}

/** What is on its way to the session's memory. */
let storing: Promise<unknown> = Promise.resolve();

/** Resolves once all drafts are stored: only what is there can be forgotten. */
export async function draftsStored(): Promise<void> {
  await storing;
}

/** The draft of that name in an incident, until something else is kept there; `kept` where there is none. */
export function useDraft(incident: string, name: DraftName, kept: string): Draft {
  const key = `${incident}:${name}`;
  const [begun, setBegun] = useState(known.get(key) ?? null);
  const begin = (value: string) => {
    known.set(key, { value, kept });
    setBegun({ value, kept });
  };
  useEffect(() => {
    void readDraft(incident, name).then(value => {
      if (value !== null && !known.has(key)) begin(value);
    });
  }, [key]);
  return {
    value: begun?.kept === kept ? begun.value : kept,
    set(value) {
      begin(value);
      storing = Promise.all([storing, writeDraft(incident, name, value)]);
    },
  };
}

/** The choice for an incident, and how it is changed; where none was made, what is set for every report. */
export function useDetail({
  incident: { id },
  view: { addressDetail },
}: Recovery): [AddressDetail, (detail: AddressDetail) => void] {
  // Nothing is ever kept of it: it is a draft until the browser ends, whatever is set for every report meanwhile.
  const { value, set } = useDraft(id, 'detail', '');
  return [ADDRESS_DETAILS.find(each => each === value) ?? addressDetail, set];
}
