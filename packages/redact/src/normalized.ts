/**
 * Normalises a text, however it is written: compatibility forms made plain, invisible characters removed, escapes
 * decoded. Each unit knows its place in the original.
 */
import { PLACEHOLDER } from './placeholder';
import type { Span } from './span';

/** A normalised text. */
export interface DecodedText {
  readonly text: string;
  /** Where each unit's original begins and ends, in UTF-16 units. */
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
}

/** Replaces a placeholder from an earlier redaction. It is no letter, digit, sign or space. */
export const REDACTED = '\ue000';
/** Levels of nested escapes that are decoded; deeper nesting is deliberate. */
const DEEPEST = 6;
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** How a terminal is told a colour, after a sign that is not seen. */
const COLOUR = /\[\d{1,3}(?:;\d{1,3}){0,5}m/;
/** A placeholder, a colour, or a character with its combining marks. */
const CHARACTER = new RegExp(`${PLACEHOLDER.source}|${COLOUR.source}|\\P{M}\\p{M}{0,8}|\\p{M}`, 'gu');
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]|(?![\t\n\r])\p{Cc}/gu;

/** Percent encoding, also nested; escapes of JavaScript and JSON, however often escaped; character references. */
const ESCAPE =
  /(?<percent>(?:%(?:25)*[0-9a-f]{2})+)|(?<!\\)\\+(?:u\{(?<point>[0-9a-f]{1,6})\}|u(?<unit>[0-9a-f]{4})|x(?<byte>[0-9a-f]{2})|(?<sign>[nrt"'`/])|(?<=\\\\))|&(?:amp;)*(?:(?<name>[a-z]{2,6})|#(?<number>\d{1,7})|#x(?<hex>[0-9a-f]{1,6}));/gi;
const SIGNS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
const REFERENCES: Readonly<Record<string, string>> = {
  ...{
    quot: '"',
    apos: "'",
    lt: '<',
    gt: '>',
    amp: '&',
    nbsp: ' ',
    commat: '@',
    colon: ':',
    equals: '=',
    num: '#',
  },
  ...{
    sol: '/',
    bsol: '\\',
    period: '.',
    comma: ',',
    semi: ';',
    percnt: '%',
    lowbar: '_',
    plus: '+',
    hyphen: '-',
  },
};

/** The text in plain form, then with one level of escapes decoded after another until none is left. */
export function decodings(text: string): [DecodedText, ...DecodedText[]] {
  const views: [DecodedText, ...DecodedText[]] = [plainView(text)];
  for (let view: DecodedText | null = views[0]; view && views.length <= DEEPEST; ) {
    view = withoutEscapes(view);
    if (view) views.push(view);
  }
  return views;
}

/** Maps a place in a view to the original text. */
export function toOriginal({ from, to }: DecodedText, [first, end]: Span): Span {
  return end > first ? [from[first] ?? 0, to[end - 1] ?? 0] : [0, 0];
}

class Builder {
  private readonly parts: string[] = [];
  private readonly from: number[] = [];
  private readonly to: number[] = [];

  add(units: string, from: number, to: number): void {
    this.parts.push(units);
    for (let at = 0; at < units.length; at++) {
      this.from.push(from);
      this.to.push(to);
    }
  }

  /** Copies a part of another view. */
  keep(view: DecodedText, first: number, end: number): void {
    this.parts.push(view.text.slice(first, end));
    for (let at = first; at < end; at++) {
      this.from.push(view.from[at] ?? 0);
      this.to.push(view.to[at] ?? 0);
    }
  }

  get view(): DecodedText {
    return { text: this.parts.join(''), from: this.from, to: this.to };
  }
}

function plainView(text: string): DecodedText {
  if (/^[ -~\n]*$/.test(text) && !text.includes('[removed:') && !COLOUR.test(text)) return asciiView(text);
  const out = new Builder();
  for (const { 0: character, 1: tag, index } of text.matchAll(CHARACTER))
    out.add(
      tag !== undefined ? REDACTED : COLOUR.test(character) ? ' ' : comparable(character),
      index,
      index + character.length,
    );
  return out.view;
}

function asciiView(text: string): DecodedText {
  const [from, to] = [new Int32Array(text.length), new Int32Array(text.length)];
  for (let at = 0; at < text.length; at++) {
    from[at] = at;
    to[at] = at + 1;
  }
  return { text, from, to };
}

/** A character in the form used for comparison; empty if invisible. */
function comparable(character: string): string {
  if (/^[ -~\n]$/.test(character)) return character;
  return character
    .replace(UNSEEN, '')
    .replaceAll('´', "'") // NFKC would turn it into a space with a mark
    .normalize('NFKC')
    .replaceAll(REDACTED, '\ufffd')
    .replace(/[“”„‟«»「」『』]/g, '"')
    .replace(/[‘’‚‛‹›′]/g, "'")
    .replace(/\p{Pd}/gu, '-')
    .replace(/[\p{Z}\t]/gu, ' ');
}

/** The view with its outermost escapes decoded; null if it has none. */
function withoutEscapes(view: DecodedText): DecodedText | null {
  const out = new Builder();
  let done = 0;
  for (const { 0: written, index, groups = {} } of view.text.matchAll(ESCAPE)) {
    const end = index + written.length;
    if (groups.percent !== undefined) {
      out.keep(view, done, index);
      addPercent(out, view, index, end);
      done = end;
      continue;
    }
    const meant = meaningOf(groups);
    if (meant === null) continue;
    out.keep(view, done, index);
    out.add(comparable(meant), view.from[index] ?? 0, view.to[end - 1] ?? 0);
    done = end;
  }
  if (done === 0) return null;
  out.keep(view, done, view.text.length);
  return out.view;
}

/** The character of an escape; null for an unknown name between `&` and `;`. */
function meaningOf({ point, unit, byte, sign, name, number, hex }: Record<string, string>): string | null {
  const digits = point ?? unit ?? byte ?? hex;
  if (digits !== undefined) return character(Number.parseInt(digits, 16));
  if (number !== undefined) return character(Number(number));
  if (name !== undefined) return REFERENCES[name.toLowerCase()] ?? null;
  return sign === undefined ? '\\' : (SIGNS[sign.toLowerCase()] ?? sign);
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

/** Decodes bytes as UTF-8, and invalid ones as Latin-1. */
function addPercent(out: Builder, view: DecodedText, first: number, end: number): void {
  const bytes = [...view.text.slice(first, end).matchAll(/%(?:25)*([0-9a-f]{2})/gi)];
  for (let at = 0; at < bytes.length; ) {
    const values = bytes.slice(at, at + 4).map(([, digits = '']) => Number.parseInt(digits, 16));
    const [lead = 0] = values;
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    const decoded = UTF8.decode(new Uint8Array(values.slice(0, length)));
    const sound = !decoded.includes('\ufffd');
    const taken = sound ? length : 1;
    const from = first + (bytes[at]?.index ?? 0);
    const last = bytes[at + taken - 1];
    const to = first + (last ? last.index + last[0].length : 0);
    out.add(comparable(sound ? decoded : String.fromCodePoint(lead)), view.from[from] ?? 0, view.to[to - 1] ?? 0);
    at += taken;
  }
}

/** A letter with a longer lower-case form stays as it is, so that positions do not shift. */
export function inLowerCase(text: string): string {
  const small = text.toLowerCase();
  return small.length === text.length ? small : text.replace(/[A-Z]/g, letter => letter.toLowerCase());
}
