/** Sends the background what is new, and again until it is taken. */

/** A message without a receiver is sent again after this delay, which doubles each time. In ms. */
const RESEND_AFTER_MS = 2_000;
/** A worker that dies with a message in its hands may leave it without an answer for ever. In ms. */
const ANSWER_WITHIN_MS = 25_000;

/**
 * Returns what sends a thing if it differs from the last one. `send` resolves to true when it was taken; if not,
 * `retryIn` is told after how many ms to send what is new by then.
 */
export function sendChanges<Thing>(send: (thing: Thing) => Promise<unknown>, retryIn: (after: number) => void) {
  let last = '';
  let resendAfter = RESEND_AFTER_MS;
  return async (next: Thing): Promise<void> => {
    const json = JSON.stringify(next);
    if (json === last) return;
    last = json;
    const answer = await Promise.race([send(next), new Promise(done => setTimeout(done, ANSWER_WITHIN_MS))]);
    if (answer === true) resendAfter = RESEND_AFTER_MS;
    else if (json === last) {
      // Nothing newer was sent in the meantime.
      last = '';
      retryIn(resendAfter);
      resendAfter *= 2;
    }
  };
}
