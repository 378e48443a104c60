/** The report of the shown incident, which the background makes before the user asks for it. */
import { useEffect, useState } from 'preact/hooks';
import type { AddressDetail } from '../core/catalogue/shared-words';
import type { AskedPiece, ReportForms } from '../platform/replies';
import { ask } from '../platform/send-request';
import type { Recovery } from './use-view';

export interface Report {
  /** The latest report for this incident and detail; null before the first. It stays until a newer one arrives. */
  readonly shown: ReportForms | null;
  /** The pieces of the note that the user is asked about; they stay while a newer report is made. */
  readonly asked: readonly AskedPiece[];
  /**
   * Passes the report as of the last event to `use`: synchronously if the shown one is current, because a click may
   * close the popup. If the background does not answer, it passes the shown one.
   */
  give(use: (forms: ReportForms) => unknown): Promise<void>;
}

/** `kept` are the pieces of the note that may stay. */
export function useReport({ view, incident }: Recovery, detail: AddressDetail, kept: readonly string[] = []): Report {
  const [made, setMade] = useState<{ incident: string; about: string; revision: number; forms: ReportForms } | null>(
    null,
  );
  const tab = view.tab.id;
  const { revision } = view;
  const about = `${tab} ${incident.id} ${detail} ${kept.join()}`;
  const shown = made?.about === about ? made.forms : null;
  const current = made?.revision === revision ? shown : null;
  useEffect(() => {
    let gone = false;
    if (!current)
      void ask('write-report', { tab, detail, kept: [...kept] }, null).then(forms => {
        if (!gone && forms) setMade({ incident: incident.id, about, revision, forms });
      });
    return () => {
      gone = true;
    };
    // A killed worker does not answer; the next view comes from a new worker, so `view` triggers another attempt.
  }, [about, revision, view, current, tab, detail]);
  const give: Report['give'] = async use => {
    const forms = current ?? (await ask('write-report', { tab, detail, kept: [...kept] }, null)) ?? shown;
    if (forms) await use(forms);
  };
  const asked = made?.incident === incident.id ? made.forms.asked : [];
  return { shown, asked, give };
}
