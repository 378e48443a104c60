/** The link of a ticket about the trouble. */
import { heyronHostOf, withoutSecrets } from '../heyron';

/** A ticket's address on heyron.ai, without query and fragment, in whose path there may be a secret; empty for no ticket, null for what is none. */
export function ticketOf(url: string): string | null {
  const given = url.trim();
  if (given === '') return '';
  const known = heyronHostOf(given) ? withoutSecrets(given) : null;
  return known?.startsWith('https:') ? known : null;
}
