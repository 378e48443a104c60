/** The report of the incident in view, made by the background before it is asked for. */
import { useEffect, useState } from 'preact/hooks';
import type { AddressDetail } from '../core/catalogue/names';
import { reportOf } from '../platform/ask';
import type { ReportForms } from '../platform/popup-messages';
import type { Recovery } from './use-view';

export interface Report {
  /** The newest that has come, for this incident and detail; null before the first. What leaves by it stays at hand. */
  readonly shown: ReportForms | null;
  /**
   * Hands it over as of the last event: within the call where the shown one is that, since a popup may close in the moment of a
   * click. Where nobody answers, the shown one is what there is.
   */
  give(use: (forms: ReportForms) => unknown): Promise<void>;
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
  const give: Report['give'] = async use => {
    const forms = current ?? (await reportOf(tab, detail)) ?? shown;
    if (forms) await use(forms);
  };
  return { shown, give };
}
