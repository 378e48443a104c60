/** A secret's placeholder: equal secrets get the same tag, so that a reader sees "the same value twice". */
export const PLACEHOLDER = /\[removed:([0-9a-z]{5})\]/g;

export function placeholderOf(secret: string): string {
  return `[removed:${tagOf(secret)}]`;
}

/** The start of a text, cut so that no placeholder or character is split. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return text.slice(0, longest).replace(/(?:\[(?:r(?:e[a-z]{0,5})?(?::[0-9a-z]{0,5})?)?|[\ud800-\udbff])$/, '');
}

/**
 * 25 bits of the secret's hash. They only tell apart the secrets that one browser stores: a report renumbers them
 * (src/core/packet/placeholders.ts), so that guesses cannot be tested against it.
 */
function tagOf(secret: string): string {
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (const unit of secret) {
    const code = unit.codePointAt(0) ?? 0;
    one = Math.imul(one ^ code, 2_654_435_761);
    two = Math.imul(two ^ code, 1_597_334_677);
  }
  one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(two ^ (two >>> 13), 3_266_489_909);
  return ((one >>> 0) % 36 ** 5).toString(36).padStart(5, '0');
}

/** A part of a host name that no person chose: long and unbroken, of letters and digits. */
const HOST_KEY =
  /(?<=\/\/|\.|^|[\s"'`(])(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{20,63}(?=(?:\.[a-z0-9-]{1,63}){0,9}\.[a-z]{2,}\b)/g;

/** Keeps host names, except for parts that can only be keys. */
export function redactHosts(text: string): string {
  return text.replace(HOST_KEY, placeholderOf);
}
