/**
 * Drafts of what the user has typed or chosen but not saved. They survive a change of view and the popup's closing, in
 * session storage, never on disk. Once the value is saved, the worker deletes the draft.
 */
import { useEffect, useState } from 'preact/hooks';
import { ADDRESS_DETAILS, type AddressDetail } from '../core/catalogue/shared-words';
import { type DraftName, readDraft, writeDraft } from '../platform/drafts';
import type { Recovery } from './use-view';

interface StartedDraft {
  readonly value: string;
  /** The saved value when the draft was started. When another value is saved, the draft is void. */
  readonly saved: string;
}

/** This popup's drafts, for components that are mounted again. */
const started = new Map<string, StartedDraft>();

export interface Draft {
  readonly value: string;
  set(value: string): void;
}

/** Pending writes to session storage. */
let storing: Promise<unknown> = Promise.resolve();

/** Resolves once all drafts are stored: the worker can only delete stored drafts. */
export async function draftsStored(): Promise<void> {
  await storing;
}

/** The incident's draft of that name, until another value is saved; `saved` if there is no draft. */
export function useDraft(incident: string, name: DraftName, saved: string): Draft {
  const key = `${incident}:${name}`;
  const [draft, setDraft] = useState(started.get(key) ?? null);
  const start = (value: string) => {
    started.set(key, { value, saved });
    setDraft({ value, saved });
  };
  useEffect(() => {
    void readDraft(incident, name).then(value => {
      if (value !== null && !started.has(key)) start(value);
    });
  }, [key]);
  return {
    value: draft?.saved === saved ? draft.value : saved,
    set(value) {
      start(value);
      storing = Promise.all([storing, writeDraft(incident, name, value)]);
    },
  };
}

/** The pieces of the saved note that the user looked at and keeps, and what keeps one or no longer does. */
export function useKept({ incident: { id } }: Recovery): [kept: readonly string[], toggle: (piece: string) => void] {
  const { value, set } = useDraft(id, 'kept', '');
  const kept = value === '' ? [] : value.split(BETWEEN);
  return [
    kept,
    piece => set((kept.includes(piece) ? kept.filter(each => each !== piece) : [...kept, piece]).join(BETWEEN)),
  ];
}

/** No note has it: redaction takes what cannot be seen out. */
const BETWEEN = '\u001f';

/** The address detail chosen for an incident, and its setter; the default is the setting for all reports. */
export function useDetail({
  incident: { id },
  view: { addressDetail },
}: Recovery): [AddressDetail, (detail: AddressDetail) => void] {
  // Never saved: it stays a draft until the browser closes, even if the setting changes.
  const { value, set } = useDraft(id, 'detail', '');
  return [ADDRESS_DETAILS.find(each => each === value) ?? addressDetail, set];
}
