/** What clearing did, as it was read back: one sentence, and the counts by host and type for who wants them. */
import { keyPart } from '../../core/say';
import type { ShownClear } from '../../core/view/view';
import { say } from '../../platform/say';

export function Clears({ cleared: { complete, nothing, left, hosts } }: { cleared: ShownClear }) {
  return (
    <>
      <p class="finding">
        {/* "Cookies, Files"; on which site is in the table. */}
        {complete
          ? say(nothing ? 'clear_nothing_found' : 'clear_all_gone')
          : say('clear_some_left', left.map(type => say(`data_${type}`)).join(', '))}
      </p>
      <details>
        <summary>{say('clear_report_title')}</summary>
        {hosts.map(({ host, types }) => (
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
