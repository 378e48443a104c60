/**
 * One form for everything that a text can be written in: compatibility forms made plain, characters that nobody sees taken
 * out, escapes undone. Each unit of it knows where it stands in the original.
 */
import { PLACEHOLDER } from './placeholder';
import type { Span } from './span';

/** A text in such a form. */
export interface View {
  readonly text: string;
  /** Where the original of each unit begins, and where it ends, in UTF-16 units. */
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
}

/** Stands in a view for what was taken out before. It is no letter, digit, sign or space. */
export const TAKEN = '\ue000';
/** Escapes in escapes that are undone; texts that go deeper have been made to. */
const DEEPEST = 6;
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** A placeholder, or a character with what belongs to it. */
const CHARACTER = new RegExp(`${PLACEHOLDER.source}|\\P{M}\\p{M}{0,8}|\\p{M}`, 'gu');
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]|(?![\t\n\r])\p{Cc}/gu;

/** Percent, also of a percent; JavaScript's and JSON's escapes, however often escaped; character references. */
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

/** The text in its plain form, then with its escapes undone, once more each time until there are none. */
export function viewsOf(text: string): [View, ...View[]] {
  const views: [View, ...View[]] = [plain(text)];
  for (let view: View | null = views[0]; view && views.length <= DEEPEST; ) {
    view = unescaped(view);
    if (view) views.push(view);
  }
  return views;
}

/** A place of a view in the original text. */
export function original({ from, to }: View, [first, end]: Span): Span {
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

  /** A part of another view, as it is. */
  keep(view: View, first: number, end: number): void {
    this.parts.push(view.text.slice(first, end));
    for (let at = first; at < end; at++) {
      this.from.push(view.from[at] ?? 0);
      this.to.push(view.to[at] ?? 0);
    }
  }

  get view(): View {
    return { text: this.parts.join(''), from: this.from, to: this.to };
  }
}

function plain(text: string): View {
  if (/^[ -~\n]*$/.test(text) && !text.includes('[removed:')) return untouched(text);
  const out = new Builder();
  for (const { 0: character, 1: tag, index } of text.matchAll(CHARACTER))
    out.add(tag === undefined ? seen(character) : TAKEN, index, index + character.length);
  return out.view;
}

function untouched(text: string): View {
  const [from, to] = [new Int32Array(text.length), new Int32Array(text.length)];
  for (let at = 0; at < text.length; at++) {
    from[at] = at;
    to[at] = at + 1;
  }
  return { text, from, to };
}

/** A character as it is compared; empty for one that nobody sees. */
function seen(character: string): string {
  if (/^[ -~\n]$/.test(character)) return character;
  return character
    .replace(UNSEEN, '')
    .replaceAll('´', "'") // made plain it is a space with a mark
    .normalize('NFKC')
    .replaceAll(TAKEN, '\ufffd')
    .replace(/[“”„‟«»「」『』]/g, '"')
    .replace(/[‘’‚‛‹›′]/g, "'")
    .replace(/\p{Pd}/gu, '-')
    .replace(/[\p{Z}\t]/gu, ' ');
}

/** The view with its outermost escapes undone; null when it has none. */
function unescaped(view: View): View | null {
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
    out.add(seen(meant), view.from[index] ?? 0, view.to[end - 1] ?? 0);
    done = end;
  }
  if (done === 0) return null;
  out.keep(view, done, view.text.length);
  return out.view;
}

/** The character of an escape; null for a word between `&` and `;` that stands for none. */
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

/** Bytes in UTF-8; those that are not are letters of Latin-1. */
function addPercent(out: Builder, view: View, first: number, end: number): void {
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
    out.add(seen(sound ? decoded : String.fromCodePoint(lead)), view.from[from] ?? 0, view.to[to - 1] ?? 0);
    at += taken;
  }
}
