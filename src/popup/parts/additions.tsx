/** The user's own note and ticket for the report. Secrets are removed before it is saved. */
import { useState } from 'preact/hooks';
import { isOwnSite } from '../../core/address/shown-site';
import { ticketOf } from '../../core/packet/times-and-file-names';
import { KEPT_LIMITS, READ_LIMITS } from '../../core/sighting/limits';
import { say } from '../../platform/say';
import { draftsStored, useDraft } from '../use-draft';
import type { Recovery } from '../use-view';
import { Action } from './action';
import { Suspected } from './suspected';

export function Additions({ view, incident, ask }: Recovery) {
  const note = useDraft(incident.id, 'note', incident.note);
  const ticket = useDraft(incident.id, 'ticket', incident.ticket);
  const [wrong, setWrong] = useState(false);
  const own = isOwnSite(incident.host);
  const keep = async () => {
    const url = ticketOf(ticket.value);
    setWrong(url === null);
    await draftsStored();
    if (note.value.trim() !== incident.note) await ask({ type: 'note', text: note.value });
    if (url !== null && url !== incident.ticket) await ask({ type: 'ticket', url: ticket.value });
  };
  return (
    <>
      <label class="field">
        <span>{say(own ? 'packet_note_label_own' : 'packet_note_label')}</span>
        <textarea
          rows={3}
          maxLength={READ_LIMITS.note}
          value={note.value}
          onInput={({ currentTarget }) => note.set(currentTarget.value)}
        />
      </label>
      {note.value.trim() !== incident.note && <Suspected tab={view.tab.id} text={note.value} />}
      {!own && (
        <label class="field">
          <span>{say('packet_ticket_label')}</span>
          <input
            type="url"
            maxLength={KEPT_LIMITS.address}
            value={ticket.value}
            aria-invalid={wrong}
            aria-describedby={wrong ? 'ticket-wrong' : undefined}
            onInput={({ currentTarget }) => ticket.set(currentTarget.value)}
          />
        </label>
      )}
      {wrong && (
        <p id="ticket-wrong" class="small wrong">
          {say('packet_ticket_wrong')}
        </p>
      )}
      <Action name="keep-additions" variant="text" onClick={keep}>
        {say('packet_keep')}
      </Action>
    </>
  );
}
