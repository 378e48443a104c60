/**
 * Atoms: runs of letters and digits, and what each can be. An atom that is no known word, number or name looks
 * machine-made, and counts as a secret unless something shows otherwise.
 */
import { words } from './lazily';
import { isPlainlyWordy, isWordy } from './words';

/**
 * `sure`: a word, or something equally harmless; `open`: too short to tell; `odd`: short, and no word; `bad`: no word,
 * and long enough to be a secret.
 */
export type AtomKind = 'sure' | 'open' | 'odd' | 'bad';

/** Latin letters and digits, or letters of other scripts. */
export const ATOM = /[\p{Script=Latin}\p{M}0-9]+|[^\P{L}\p{Script=Latin}]+|\p{N}+/gu;

/** In letters, in any language. */
const LONGEST_WORD = 45;

/** Names that mix letters and digits. */
const MIXED_NAMES = words(
  `x86 x64 i386 i686 amd64 arm64 armv7l armv8 aarch64 win32 win64 utf8 utf16le utf16be k8s k3s i18n l10n a11y n8n e2e p2p b2b s3 ec2 r2 d1 h264 h265
   mp3 mp4 oauth2 http2 http3 ipv4 ipv6 sha1 sha2 sha256 sha384 sha512 md5 ed25519 x25519 secp256k1 rsa2048 rsa4096 aes128 aes256 aes256gcm
   base32 base58 base64 base64url es5 es6 es2015 es2020 es2022 es2023 es2024 tls1 tlsv1 sslv3 ssl3 u2f fido2 w3c 2fa 3d 4k 5ghz 8k h2 h3 web3 css3 html5
   log4j jdk17 python3 neo4j auth0 g722 vp8 vp9 av1 mpeg4 utf8mb4 1password 0x1a 7zip 3rd x509 pkcs1 pkcs7 pkcs8 pkcs11 pkcs12`,
);

/** True for a lower-case name that mixes letters and digits. */
export function isMixedName(name: string): boolean {
  return MIXED_NAMES.has(name);
}

/** Durations, sizes and the like; ordinals; units of windows and fonts. */
const UNIT =
  /^(?:[munµ]?s|secs?|m|mins?|h|hrs?|hours?|minutes?|seconds?|d|days?|w|wks?|y|yrs?|[kmgt]i?b?|[kmg]bps|[kmg]hz|hz|px|pt|r?em|vh|vw|fps|x|st|nd|rd|th|p|k|xl|am|pm|bit|bytes?|chars?|times)$/i;

/** How an atom looks on its own. */
export function kindOfAtom(atom: string): AtomKind {
  if (!/[\p{Script=Latin}0-9]/u.test(atom)) return 'sure';
  if (/^\d+$/.test(atom)) return sortOfNumber(atom);
  const plain = atom.normalize('NFD').replace(/\p{M}/gu, '');
  if (!/\d/.test(plain)) return sortOfLetters(plain);
  return sortOfMixture(plain);
}

/** Timestamps since 1970, of the first half of this century, are harmless; other long numbers belong to someone. */
function sortOfNumber(digits: string): AtomKind {
  if (digits.length <= 8) return 'open';
  return /^1[2-9]\d{8}(?:\d{3}|\d{6})?$/.test(digits) ? 'sure' : 'bad';
}

function sortOfLetters(letters: string): AtomKind {
  if (letters.length < 4) return 'open';
  if (letters.length > LONGEST_WORD) return 'bad';
  if (isWordy(letters)) return 'sure';
  return letters.length < 8 ? 'odd' : 'bad';
}

function sortOfMixture(atom: string): AtomKind {
  if (MIXED_NAMES.has(atom.toLowerCase())) return 'sure';
  if (atom.length < 4) return 'open';
  const [, letters = ''] = /^(\p{L}+)\d{1,5}$/u.exec(atom) ?? [];
  if (letters.length > 3 && /\p{Ll}$/u.test(letters) && isPlainlyWordy(letters)) return 'sure';
  const [, count = '', unit = ''] = /^(\d{1,10})(\p{L}+)$/u.exec(atom) ?? [];
  if (
    count &&
    (UNIT.test(unit) || (count.length < 5 && unit.length > 3 && /^\p{L}?\p{Ll}+$/u.test(unit) && isWordy(unit)))
  )
    return 'sure';
  if (/^(?:\d+(?:ms|[smhdwy]|min))+$/.test(atom)) return 'sure';
  const words = atom.split(/\d{1,2}/);
  if (words.length < 4 && words.every(word => word.length > 3 && isPlainlyWordy(word))) return 'sure';
  return atom.length < 8 || /^[0-9a-f]{8}$/.test(atom) ? 'odd' : 'bad';
}

/** True if every atom of a text is a word or equally harmless, or too short to say anything. */
export function isPlain(text: string): boolean {
  const atoms = text.match(ATOM) ?? [];
  return atoms.every(atom => {
    const sort = kindOfAtom(atom);
    return sort === 'sure' ? !/\d/.test(atom) || MIXED_NAMES.has(atom.toLowerCase()) : atom.length < 4;
  });
}

/** The text; if cut, without the run of characters at the cut, which may be the head of a secret. A word stays. */
export function withoutCutEnd(text: string, isCut: boolean): string {
  if (!isCut || /\s$/.test(text)) return text;
  const [last = ''] = /\S{0,1000}$/.exec(text) ?? [];
  return /^[\p{L}'-]*$/u.test(last) && isPlain(last) ? text : text.slice(0, text.length - last.length);
}
