/** What a clearing did, as checked afterwards: one sentence, and a folded table of counts by host and type. */
import { keyPart, listOf } from '../../core/say';
import type { ShownClear } from '../../core/view/view';
import { say } from '../../platform/say';

/** All gone, or the types that are left; the table says on which site. */
export function clearedWords({ complete, nothing, left }: ShownClear): string {
  if (complete) return say(nothing ? 'clear_nothing_found' : 'clear_all_gone');
  const types = left.map(type => say(`data_${type}`));
  return say('clear_some_left', listOf(types, say));
}

export function Clears({ cleared: { hosts } }: { cleared: ShownClear }) {
  return (
    <details>
      <summary>{say('clear_report_title')}</summary>
      {hosts.map(({ host, types }) => (
        <table key={host}>
          <caption translate={false}>{host}</caption>
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
