/** What clearing did, by host and type, as it was read back: one sentence, and the counts for who wants them. */
import { type ClearReport, isComplete } from '../../core/incident/clear-report';
import { keyPart } from '../../core/say';
import { say } from '../../platform/say';

export function Clears({ reports }: { reports: readonly ClearReport[] }) {
  const report = reports.at(-1);
  if (!report) return null;
  const complete = isComplete(report);
  return (
    <details open={!complete}>
      <summary>{say(complete ? 'clear_all_gone' : 'clear_some_left')}</summary>
      {report.hosts.map(({ host, types }) => (
        <table key={host}>
          <caption>
            {say('clear_report_title')}: {host}
          </caption>
          <thead>
            <tr>
              <th scope="col">{say('clear_type')}</th>
              <th scope="col">{say('clear_before')}</th>
              <th scope="col">{say('clear_after')}</th>
            </tr>
          </thead>
          <tbody>
            {types.map(({ type, before, outcome }) => (
              <tr key={type} data-type={type} data-outcome={outcome}>
                <th scope="row">{say(`data_${type}`)}</th>
                <td>{before ?? '?'}</td>
                <td>{say(`outcome_${keyPart(outcome)}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </details>
  );
}
