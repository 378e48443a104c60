/** What is made only once it is asked for, so that a worker's start need not make it. */

/** Makes a value the first time that it is asked for. */
export function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A list of words. */
export interface Words {
  has(word: string): boolean;
}

/** The words of a text that has spaces between them. */
export function words(list: string): Words {
  const all = lazily(() => new Set(list.trim().split(/\s+/)));
  return { has: word => all().has(word) };
}
