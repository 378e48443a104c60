/** The report of the incident in view, made by the background before it is asked for. */
import { useEffect, useState } from 'preact/hooks';
import type { AddressDetail } from '../core/packet/detail-ids';
import { reportOf } from '../platform/ask';
import type { ReportForms } from '../platform/popup-messages';
import type { Recovery } from './use-view';

/** As of the last event; null until it has come. */
export function useReport({ view, incident }: Recovery, detail: AddressDetail): ReportForms | null {
  const [made, setMade] = useState<{ of: string; forms: ReportForms } | null>(null);
  const of = `${view.tab.id} ${incident.id} ${incident.revision} ${detail}`;
  const forms = made?.of === of ? made.forms : null;
  useEffect(() => {
    let gone = false;
    if (!forms)
      void reportOf(view.tab.id, detail).then(now => {
        if (!gone && now) setMade({ of, forms: now });
      });
    return () => {
      gone = true;
    };
    // A worker that was killed answers nothing: the next view comes from another one.
  }, [of, view, forms, detail]);
  return forms;
}
