/** The end of a text that was cut before anybody looked for secrets in it. */
import { isPlain } from './atoms';

/** The text, if it was cut without the run of signs that the cut went through, which may be a secret's head; a word stays. */
export function withoutCutEnd(text: string, isCut: boolean): string {
  if (!isCut || /\s$/.test(text)) return text;
  const [last = ''] = /\S{0,1000}$/.exec(text) ?? [];
  return /^[\p{L}'-]*$/u.test(last) && isPlain(last) ? text : text.slice(0, text.length - last.length);
}
