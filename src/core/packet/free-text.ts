/**
 * What the user wrote in their own words. Whatever in it may be private is asked about, and leaves only once the user has
 * looked at it; and what was taken out of one text of a report stands in no other.
 */
import { goneFrom, markPersonal, redact, withoutGone, withoutPersonal } from '@re-pair/redact';
import { allowedInNote, cleanAddress } from '../incident/clean';
import type { IncidentState } from '../incident/reduce';
import { memoize } from '../memoize';
import { KEPT_LIMITS } from '../sighting/limits';
import type { Packet } from './model';

/** The pieces of the note that the user is asked about, as they stand in it, each once. */
export function askedOf(state: Pick<IncidentState, 'note' | 'failure'>, gateway: string): string[] {
  const allowed = allowedInNote(state, cleanAddress(gateway));
  if (state.note === null) return [];
  return [...new Set(markPersonal(cleanNote(state.note, allowed), allowed).map(({ text }) => text))];
}

/** The packet with this note in it, without the pieces that the user did not keep, nor their values anywhere. */
export function withNote(
  packet: Packet,
  state: Pick<IncidentState, 'note' | 'failure'>,
  kept: readonly string[],
): Packet {
  const allowed = allowedInNote(state, packet.gateway);
  const others = goneFrom(freeTextsOf(packet), []);
  const said = state.note === null ? null : withoutPersonal(cleanNote(state.note, allowed), allowed, kept, others);
  const whole = { ...packet, note: said?.text ?? null };
  const gone = goneFrom(freeTextsOf(whole), said?.gone ?? []);
  return gone.placeholders.size + gone.values.length === 0
    ? whole
    : mapFreeTexts(
        whole,
        memoize(text => withoutGone(text, gone), String),
      );
}

function freeTextsOf(packet: Packet): string[] {
  const texts: string[] = [];
  mapFreeTexts(packet, text => {
    texts.push(text);
    return text;
  });
  return texts;
}

function cleanNote(note: string, allowed: readonly (string | null)[]): string {
  return redact(note, allowed, KEPT_LIMITS.note);
}

/** Changes the texts that a page or the user wrote; the other ones are words of our own, or addresses. */
function mapFreeTexts(packet: Packet, change: (text: string) => string): Packet {
  const changed = <Text extends string | null>(text: Text) => (text === null ? text : change(text)) as Text;
  const { failure, page, timeline, faults } = packet;
  return {
    ...packet,
    failure: {
      ...failure,
      text: change(failure.text),
      reason: changed(failure.reason),
      nextStep: changed(failure.nextStep),
      code: changed(failure.code ?? null),
      close: changed(failure.close ?? null),
    },
    page: { ...page, path: changed(page.path) },
    note: changed(packet.note),
    ticket: changed(packet.ticket),
    timeline: timeline.map(entry => (entry.what === 'failing' ? { ...entry, text: change(entry.text) } : entry)),
    faults: faults.map(fault => ({ ...fault, error: change(fault.error) })),
  };
}
