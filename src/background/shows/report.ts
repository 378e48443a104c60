/** The report of an incident, made on request, and the list of incidents. */

import { PLACEHOLDER, type Span, suspectedIn } from '@re-pair/redact';
import { isOwnOrigin } from '../../core/address/own-address';
import type { AddressDetail } from '../../core/catalogue/shared-words';
import { allowedInNote } from '../../core/incident/clean';
import { hostOf } from '../../core/incident/events';
import { seenFrom } from '../../core/incident/reduce';
import { buildPacket } from '../../core/packet/build';
import { toMessage } from '../../core/packet/chat-message';
import { hostInDetail } from '../../core/packet/detail';
import { askedOf } from '../../core/packet/free-text';
import { toMarkdown } from '../../core/packet/markdown';
import { packetFileName } from '../../core/packet/times-and-file-names';
import { pagesOf } from '../../core/presence/presence';
import { cureOf } from '../../core/view/story';
import { endWords, whyOf } from '../../core/view/why';
import { heads, incident } from '../../history/history';
import { environment } from '../../platform/environment';
import { faults } from '../../platform/faults';
import type { PastTrouble, ReportForms } from '../../platform/replies';
import { sayInEnglish } from '../../platform/say';
import { ordinaryWords } from '../../platform/words';
import { presence } from '../presence';
import { incidentFor } from './views';

/** Every form of the report of a tab's incident, or of the one with that id; null if there is none. */
export async function reportFor(
  tab: number,
  addressDetail: AddressDetail,
  id?: string,
  kept: readonly string[] = [],
): Promise<ReportForms | null> {
  const known = await (id === undefined ? incidentFor(tab) : incident(id));
  if (!known) return null;
  const pages = pagesOf(await presence(), known.incident);
  const now = Date.now();
  const [english] = await Promise.all([sayInEnglish(), ordinaryWords()]);
  const packet = buildPacket(known.incident, {
    kept,
    viewedAs: state => seenFrom(state, tab, pages),
    now,
    offset: -new Date(now).getTimezoneOffset(),
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    addressDetail,
    environment: await environment(),
    faults: await faults(),
  });
  return (
    packet && {
      packet,
      json: `${JSON.stringify(packet, null, 2)}\n`,
      markdown: toMarkdown(packet, english),
      message: toMessage(packet, english),
      asked: askedOf(known.state, known.incident.gateway).map(piece => ({
        piece,
        words: piece.replace(PLACEHOLDER, '[removed]'),
      })),
      name: packetFileName(hostInDetail(hostOf(known.incident), addressDetail), now),
    }
  );
}

/** The parts of the user's text about a tab's incident that would be removed. */
export async function suspected(tab: number, text: string): Promise<readonly Span[]> {
  const known = await incidentFor(tab);
  return suspectedIn(text, known ? allowedInNote(known.state, known.incident.gateway) : []);
}

/** Every incident that is still kept, newest first. */
export async function pastTroubles(): Promise<PastTrouble[]> {
  const all = await Promise.all((await heads()).map(async head => ({ head, known: await incident(head.id) })));
  return all.flatMap(({ head, known }) => {
    const { id, kind, at } = head;
    if (kind === null || !known) return [];
    const { fixed, cause } = known.state;
    const ended = fixed && endWords(cureOf(known.state), fixed.word, isOwnOrigin(known.incident.origin));
    return [{ id, host: hostOf(head), kind, at, ended, cause: cause?.cause ?? null, why: whyOf(cause) }];
  });
}
