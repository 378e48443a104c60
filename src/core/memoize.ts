/**
 * A pure function that works out each answer once, for as long as the caller keeps what this returns. `keyOf` gives the same
 * text for the same question. Pages say the same things again and again, and what is done to their words is dear.
 */
export function once<Asked, Answer>(
  of: (asked: Asked) => Answer,
  keyOf: (asked: Asked) => string,
): (asked: Asked) => Answer {
  const known = new Map<string, { readonly answer: Answer }>();
  return asked => {
    const key = keyOf(asked);
    const found = known.get(key) ?? { answer: of(asked) };
    known.set(key, found);
    return found.answer;
  };
}
