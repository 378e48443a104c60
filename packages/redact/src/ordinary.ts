/**
 * Ordinary words of many languages: what people say around a password, a code, a person or a machine. Whatever stands
 * there and is none of them may be the secret itself. The words stand in `words/`; whoever needs them gives them here, as
 * they are packed in one text. Until then, and if that fails, only the few words of the vocabulary are known: more is
 * asked about then, and nothing more leaves.
 */
import { isKnownWord } from './vocabulary';

let packedWords = '';
/** Unpacked once it is needed. */
let ordinary: ReadonlySet<string> | null = null;

/** Gives the ordinary words, as `packed` made them. */
export function knowWords(words: string): void {
  packedWords = words;
  ordinary = null;
}

/** True for a lower-case word that people use about anything. */
export function isOrdinary(word: string): boolean {
  ordinary ??= new Set(unpacked(packedWords));
  return ordinary.has(word) || isKnownWord(word);
}

/** Most letters that a word can have in common with the one before: each number is a capital letter. */
const MOST_SHARED = 25;
const A = 65;

/** Lower-case words in one text: each without what it begins with as the one before does, after the number of these letters. */
export function packed(words: readonly string[]): string {
  let last = '';
  return [...new Set(words)]
    .sort()
    .map(word => {
      let shared = 0;
      while (shared < MOST_SHARED && shared < word.length && word[shared] === last[shared]) shared++;
      last = word;
      return String.fromCharCode(A + shared) + word.slice(shared);
    })
    .join('');
}

function unpacked(text: string): string[] {
  let last = '';
  return Array.from(text.matchAll(/([A-Z])([^A-Z]*)/g), ([, shared = '', rest = '']) => {
    last = last.slice(0, shared.charCodeAt(0) - A) + rest;
    return last;
  });
}
