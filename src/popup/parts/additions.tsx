/** What the user adds to the report in their own words, and their ticket. Secrets are taken out before it is kept. */
import { useState } from 'preact/hooks';
import { ticketOf } from '../../core/packet/ticket';
import { LONGEST } from '../../core/sighting/sighting';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Action } from './action';

export function Additions({ state, ask }: Recovery) {
  const [note, setNote] = useState(state.note ?? '');
  const [ticket, setTicket] = useState(state.ticket ?? '');
  const [wrong, setWrong] = useState(false);
  const keep = async () => {
    setWrong(ticketOf(ticket) === null);
    if (note.trim() !== (state.note ?? '')) await ask({ type: 'note', text: note });
    if (ticketOf(ticket) !== null && ticketOf(ticket) !== (state.ticket ?? ''))
      await ask({ type: 'ticket', url: ticket });
  };
  return (
    <details>
      <summary>{say('packet_add')}</summary>
      <label class="field">
        <span class="small">{say('packet_note_label')}</span>
        <textarea
          rows={3}
          maxLength={LONGEST.note}
          value={note}
          onInput={({ currentTarget }) => setNote(currentTarget.value)}
        />
      </label>
      <label class="field">
        <span class="small">{say('packet_ticket_label')}</span>
        <input
          type="url"
          maxLength={LONGEST.address}
          value={ticket}
          onInput={({ currentTarget }) => setTicket(currentTarget.value)}
        />
      </label>
      <p role="status">{wrong && say('packet_ticket_wrong')}</p>
      <div class="row">
        <Action name="keep-additions" onClick={keep}>
          {say('packet_keep')}
        </Action>
      </div>
    </details>
  );
}
