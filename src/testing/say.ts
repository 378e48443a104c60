/** Sentences from the English catalogue, as the browser formats them. */
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import type { Say } from '../core/say';

/** An unknown key throws here: a packet with a key in it would go to support. */
export const say: Say = (key, ...parts) => {
  const found = messages[key]?.message;
  if (found === undefined) throw new Error(`no sentence for ${key}`);
  return found.replace(/\$(\d)/g, (_, place) => parts[Number(place) - 1] ?? '');
};
