/** What clearing did, by host and type, as it was read back. */
import { type ClearReport, isComplete } from '../../core/incident/clear-report';
import { keyPart } from '../../core/say';
import { say } from '../../platform/say';

export function Clears({ reports }: { reports: readonly ClearReport[] }) {
  const report = reports.at(-1);
  if (!report) return null;
  return (
    <section class="card" aria-labelledby="clears-title">
      <h2 id="clears-title">{say('clear_report_title')}</h2>
      <p>{say(isComplete(report) ? 'clear_all_gone' : 'clear_some_left')}</p>
      {report.hosts.map(({ host, types }) => (
        <table key={host}>
          <caption>{host}</caption>
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
    </section>
  );
}
