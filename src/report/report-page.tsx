/** Chooses the report to show. A file is read here and is sent nowhere. */
import { useEffect, useState } from 'preact/hooks';
import type { Packet } from '../core/packet/model';
import { type OpenError, openReport } from '../core/packet/open-report';
import { say } from '../platform/say';
import { ask, watchView } from '../platform/send-request';
import { PastTroubles } from './past-troubles';
import { Report } from './report';

/** What is known of a tab's incident, or of another one; null where there is none. */
async function packetOf(tab: number, incident?: string): Promise<Packet | null> {
  return (await ask('write-report', { tab, detail: 'path', incident }, null))?.packet ?? null;
}

export function ReportPage({ tab }: { tab: number | null }) {
  const [current, setCurrent] = useState<Packet | null>(null);
  const [opened, setOpened] = useState<Packet | OpenError | null>(null);
  useEffect(() => {
    if (tab === null) return undefined;
    return watchView(tab, () => void packetOf(tab).then(setCurrent));
  }, [tab]);
  const open = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file) setOpened(await openReport(file));
  };
  const choose = (incident: string) => void packetOf(tab ?? -1, incident).then(setOpened);
  const shown = opened ?? current;
  return (
    <main>
      <header>
        <p class="eyebrow">{say('report_title')}</p>
        <label class="field">
          <span class="small">{say('report_choose')}</span>
          <input
            type="file"
            accept=".json,application/json"
            onChange={({ currentTarget }) => void open(currentTarget)}
          />
        </label>
        <PastTroubles onChoose={choose} />
      </header>
      {typeof shown === 'string' && (
        <p class="problem" role="alert">
          {say(`report_unreadable_${shown}`)}
        </p>
      )}
      {shown === null && <p class="soft">{say('report_nothing')}</p>}
      {shown !== null && typeof shown !== 'string' && <Report packet={shown} />}
      <footer>{say('disclaimer')}</footer>
    </main>
  );
}
