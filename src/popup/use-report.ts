/** The report of the incident in view, made by the background before it is asked for. */
import { useEffect, useState } from 'preact/hooks';
import type { AddressDetail } from '../core/packet/detail-ids';
import { reportOf } from '../platform/ask';
import type { ReportForms } from '../platform/popup-messages';
import type { Recovery } from './use-view';

export interface Report {
  /** The newest that has come, for this incident and detail; null before the first. What leaves by it stays at hand. */
  readonly shown: ReportForms | null;
  /** The shown one, where it was made after the last event. A popup may close in the moment of a click: what needs no wait has none. */
  readonly current: ReportForms | null;
  /** As of the last event. Where nobody answers, the shown one is what there is. */
  latest(): Promise<ReportForms | null>;
}

export function useReport({ view, incident }: Recovery, detail: AddressDetail): Report {
  const [made, setMade] = useState<{ about: string; revision: number; forms: ReportForms } | null>(null);
  const tab = view.tab.id;
  const { revision } = view;
  const about = `${tab} ${incident.id} ${detail}`;
  const shown = made?.about === about ? made.forms : null;
  const current = made?.revision === revision ? shown : null;
  useEffect(() => {
    let gone = false;
    if (!current)
      void reportOf(tab, detail).then(forms => {
        if (!gone && forms) setMade({ about, revision, forms });
      });
    return () => {
      gone = true;
    };
    // A worker that was killed answers nothing: the next view comes from another one.
  }, [about, revision, view, current, tab, detail]);
  return { shown, current, latest: async () => current ?? (await reportOf(tab, detail)) ?? shown };
}
