/**
 * What the user has begun in the popup and not yet kept. It outlives another view and the popup itself, in the session's
 * memory, and never gets to the disk.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { forgetDraft, readDraft, writeDraft } from '../platform/drafts';

/** What this popup knows already, for a part that is drawn anew. */
const known = new Map<string, string>();

export interface Draft {
  readonly value: string;
  set(value: string): void;
}

/** The draft of that name in an incident, until something else is kept there; `kept` where there is none. */
export function useDraft(incident: string, name: string, kept: string): Draft {
  const key = `draft:${incident}:${name}`;
  const [draft, setDraft] = useState(known.get(key) ?? null);
  useEffect(() => {
    void readDraft(key).then(stored => {
      if (stored === null || known.has(key)) return;
      known.set(key, stored);
      setDraft(stored);
    });
  }, [key]);
  const keptBefore = useRef(kept);
  useEffect(() => {
    if (keptBefore.current === kept) return;
    keptBefore.current = kept;
    known.delete(key);
    setDraft(null);
    void forgetDraft(key);
  }, [key, kept]);
  return {
    value: draft ?? kept,
    set(value) {
      known.set(key, value);
      setDraft(value);
      void writeDraft(key, value);
    },
  };
}
