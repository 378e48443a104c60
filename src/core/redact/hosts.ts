/** Keys in host names. */
import { placeholderOf } from './placeholder';

/** A part of a host name that no person chose: long, unbroken, of letters and digits. */
const HOST_KEY =
  /(?<=\/\/|\.|^|[\s"'`(])(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{20,63}(?=(?:\.[a-z0-9-]{1,63}){0,9}\.[a-z]{2,}\b)/g;

/** Host names stay as they are, but for parts of them that can only be keys. */
export function redactHosts(text: string): string {
  return text.replace(HOST_KEY, placeholderOf);
}
