/** What clearing did, as it was read back: one sentence, and the counts by host and type for who wants them. */
import { type ClearReport, isComplete } from '../../core/incident/clear-report';
import { keyPart } from '../../core/say';
import { say } from '../../platform/say';

export function Clears({ reports }: { reports: readonly ClearReport[] }) {
  const report = reports.at(-1);
  if (!report) return null;
  return (
    <>
      <p class="finding">
        {isComplete(report) ? say('clear_all_gone') : say('clear_some_left', leftIn(report))}
      </p>
      <details>
        <summary>{say('clear_report_title')}</summary>
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
      </details>
    </>
  );
}

/** "Cookies, Files": what was left behind, or could not be checked; on which site is in the table. */
function leftIn({ hosts }: ClearReport): string {
  const left = hosts
    .flatMap(({ types }) => types)
    .filter(({ outcome }) => outcome === 'left-behind' || outcome === 'not-verified');
  return [...new Set(left.map(({ type }) => say(`data_${type}`)))].join(', ');
}
