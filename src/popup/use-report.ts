/** The report of the shown incident, which the background makes before the user asks for it. */
import { useEffect, useState } from 'preact/hooks';
import type { AddressDetail } from '../core/catalogue/shared-words';
import type { ReportForms } from '../platform/replies';
import { ask } from '../platform/send-request';
import type { Recovery } from './use-view';

export interface Report {
  /** The latest report for this incident and detail; null before the first. It stays until a newer one arrives. */
  readonly shown: ReportForms | null;
  /**
   * Passes the report as of the last event to `use`: synchronously if the shown one is current, because a click may
   * close the popup. If the background does not answer, it passes the shown one.
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
      void ask('write-report', { tab, detail }, null).then(forms => {
        if (!gone && forms) setMade({ about, revision, forms });
      });
    return () => {
      gone = true;
    };
    // A killed worker does not answer; the next view comes from a new worker, so `view` triggers another attempt.
  }, [about, revision, view, current, tab, detail]);
  const give: Report['give'] = async use => {
    const forms = current ?? (await ask('write-report', { tab, detail }, null)) ?? shown;
    if (forms) await use(forms);
  };
  return { shown, give };
}
