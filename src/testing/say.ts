/** Sentences from the English catalogue, as the browser formats them. */
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { packed } from '../core/catalogue-file';
import { type Say, sayFrom } from '../core/say';

/** An unknown key throws here: a packet with a key in it would go to support. */
export const say: Say = sayFrom(packed(messages, messages), key => {
  throw new Error(`no sentence for ${key}`);
});
