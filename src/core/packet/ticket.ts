/** The link of a ticket about the trouble. */
import { heyronHostOf, withoutSecrets } from '../heyron';
import { redact } from '../redact';
import { LONGEST } from '../sighting/longest';

/** A ticket's address on heyron.ai, without query and fragment; empty for no ticket, null for what is none. */
export function ticketOf(url: string): string | null {
  const given = url.trim();
  if (given === '') return '';
  const known = heyronHostOf(given) ? withoutSecrets(given) : null;
  return known?.startsWith('https:') ? redact(known).slice(0, LONGEST.address) : null;
}
