/**
 * Remembers a pure function's answers for as long as the caller keeps the returned function. `keyOf` gives equal
 * questions the same text. Pages repeat themselves, and redacting their words is expensive.
 */
export function memoize<Asked, Answer>(
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
