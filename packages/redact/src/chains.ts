/**
 * Secrets that nothing names: atoms that are no words, with what joins them. A secret may be written in groups, and the
 * signs of base64 and of passwords separate letters, so atoms are judged together with their neighbours.
 */
import { ATOM, type AtomKind, kindOfAtom } from './atoms';
import { insideAny, overlapsAny, type Span } from './span';

/** An atom with its place; it may be part of known text, or of what is already hidden. */
interface Atom {
  readonly from: number;
  readonly to: number;
  readonly sort: AtomKind | 'known' | 'hidden';
  /** What joins it to the previous one: signs, space, or nothing. */
  readonly joined: 'signs' | 'space' | null;
}

/** This many letters and digits in odd atoms make a secret: joined by signs, or in a row. */
const MOST_JOINED = 9;
const MOST_IN_A_ROW = 15;
/** For very short atoms joined by signs, with small and capital letters and digits among them. */
const MOST_SCATTERED = 12;
/** A part of a secret this short can look like a word, or like a number with its unit. */
const MOST_BY_CHANCE = 7;

const SIGNS = /^[^\s"'`()<>[\]{},;\p{L}]{1,3}$/u;
const SPACE = /^[\s,;|>]{1,4}$/;

/** Finds secrets by their letters alone. `known` is kept, `hidden` was found before. */
export function unnamedIn(text: string, known: readonly Span[], hidden: readonly Span[]): Span[] {
  const joined = splitAt(atomsOf(text, known, hidden), ({ joined }) => joined === 'signs');
  const chains = joined.map(atoms => ({
    ...{ atoms, odd: oddIn(atoms), bad: isBad(atoms, text), joined: atoms[0]?.joined ?? null },
    mixed: atoms.some(({ from, to }) => isMixed(text.slice(from, to))),
  }));
  const rows = splitAt(
    chains,
    ({ joined, odd, atoms }) =>
      joined !== null && (odd > 0 || atoms.every(({ sort }) => sort === 'open' || sort === 'hidden')),
  );
  return rows.flatMap(row => {
    const odd = row.reduce((sum, chain) => sum + (chain.mixed ? chain.odd : 0), 0);
    const isSecret =
      row.length > 1 && (odd >= MOST_IN_A_ROW || row.some(({ bad, atoms }) => bad || atoms.some(isHidden)));
    return row
      .filter(({ bad, mixed, odd }) => bad || (isSecret && mixed && odd > 0))
      .flatMap(({ atoms }) => strangePlaces(atoms, text));
  });
}

/** With digits or capitals inside, as in no word of any language. */
const isMixed = (atom: string) => /\d/.test(atom) || /\p{L}\p{Lu}/u.test(atom);

const isHidden = ({ sort }: Atom) => sort === 'hidden';

function atomsOf(text: string, known: readonly Span[], hidden: readonly Span[]): Atom[] {
  const isKnown = insideAny(known);
  const isTaken = overlapsAny(hidden);
  let end = 0;
  return [...text.matchAll(ATOM)].map(({ 0: atom, index: from }) => {
    const to = from + atom.length;
    const between = text.slice(end, from);
    const sort = isTaken([from, to]) ? 'hidden' : isKnown([from, to]) ? 'known' : kindOfAtom(atom);
    const joined =
      end === 0 ? null : between === '' || SIGNS.test(between) ? 'signs' : SPACE.test(between) ? 'space' : null;
    end = to;
    return { from, to, sort, joined };
  });
}

/** Splits a list into groups of neighbours. */
function splitAt<T>(all: readonly T[], belongs: (each: T, before: T) => boolean): T[][] {
  const out: T[][] = [];
  for (const each of all) {
    const last = out.at(-1);
    const before = last?.at(-1);
    if (last && before !== undefined && belongs(each, before)) last.push(each);
    else out.push([each]);
  }
  return out;
}

/** How many letters and digits are in odd atoms. */
function oddIn(atoms: readonly Atom[]): number {
  return atoms.reduce((sum, { sort, from, to }) => sum + (sort === 'odd' || sort === 'bad' ? to - from : 0), 0);
}

function isBad(atoms: readonly Atom[], text: string): boolean {
  if (atoms.some(({ sort }) => sort === 'bad')) return true;
  const odd = oddIn(atoms);
  if (odd >= MOST_JOINED || (odd > 0 && atoms.some(isHidden))) return true;
  return splitAt(atoms, each => isLoose(each)).some(loose => isScattered(loose.filter(isLoose), text));
}

const isLoose = ({ sort }: Atom) => sort === 'open' || sort === 'odd';

function isScattered(atoms: readonly Atom[], text: string): boolean {
  const words = atoms.map(({ from, to }) => text.slice(from, to));
  const all = words.join('');
  return (
    words.length > 2 && all.length >= MOST_SCATTERED && /\p{Ll}/u.test(all) && /\p{Lu}/u.test(all) && /\d/.test(all)
  );
}

/** From the first to the last atom that is no word, with neighbours that look harmless only by chance. */
function strangePlaces(atoms: readonly Atom[], text: string): Span[] {
  const parts = splitAt(
    atoms,
    ({ sort }, before) => sort !== 'known' && sort !== 'hidden' && before.sort !== 'known' && before.sort !== 'hidden',
  );
  return parts.flatMap(part => {
    const strange = part.map(({ sort }) => sort === 'odd' || sort === 'bad');
    const scattered = !strange.includes(true) && isScattered(part.filter(isLoose), text);
    const first = scattered ? 0 : strange.indexOf(true);
    const last = scattered ? part.length - 1 : strange.lastIndexOf(true);
    if (first < 0 || last < 0) return [];
    const base64 = /[+]|==|=$/.test(text.slice(part[first]?.from, (part.at(-1)?.to ?? 0) + 1));
    const isBeside = (at: number, step: number) => {
      const atom = part[at];
      const other = part[at - step];
      if (!atom || !other) return false;
      const sign = step > 0 ? text.slice(other.to, atom.from) : text.slice(atom.to, other.from);
      if (!(base64 ? /^[-_+/]{0,3}$/ : /^[-_+]{0,3}$/).test(sign)) return false;
      const letters = text.slice(atom.from, atom.to);
      const isShort = letters.length <= MOST_BY_CHANCE && /[\d+]/.test(letters + sign);
      return atom.sort === 'open' || isShort || /\p{Ll}\p{Lu}/u.test(letters);
    };
    let [begin, end] = [first, last];
    while (isBeside(begin - 1, -1)) begin--;
    while (isBeside(end + 1, 1)) end++;
    return [[part[begin]?.from ?? 0, part[end]?.to ?? 0] as const];
  });
}
