/** Writes skeleton code into every file that a new thing needs, and lists what a person must fill in. */
import { readFileSync, writeFileSync } from 'node:fs';

const MESSAGES = 'public/_locales/en/messages.json';

/** Lines that are inserted before or after the one line that begins so. */
export interface Part {
  readonly file: string;
  readonly place: 'before' | 'after';
  readonly line: string;
  readonly text: string;
}

/** A sentence to be written; it goes after the last one with such a key. */
export interface Sentence {
  readonly key: string;
  readonly behind: RegExp;
  readonly length: string;
  readonly description: string;
}

/** Everything to write for one new name. */
export interface Skeleton {
  readonly parts: readonly Part[];
  readonly sentences: readonly Sentence[];
}

/** Marks a place that a person has to fill in. */
export function mark(name: string, what: string): string {
  return `TODO ${name}: ${what}`;
}

/** A name spelled as a property. */
export function property(name: string): string {
  return name.includes('-') ? `'${name}'` : name;
}

/** A file's text with the part in it. @throws unless exactly one line begins as the part says. */
export function withPart(source: string, { file, place, line, text }: Part): string {
  const lines = source.split('\n');
  const places = lines.flatMap((each, index) => (each.startsWith(line) ? [index] : []));
  const [at] = places;
  if (at === undefined || places.length > 1)
    throw new Error(`${places.length} lines in ${file} begin with “${line}”; tools/new needs exactly one`);
  return lines.toSpliced(place === 'before' ? at : at + 1, 0, text).join('\n');
}

/** The sentences' file with one more sentence. */
export function withSentence(json: string, name: string, sentence: Sentence): string {
  const { key, behind, length, description } = sentence;
  const entries = Object.entries(JSON.parse(json));
  const at = entries.findLastIndex(([each]) => behind.test(each)) + 1;
  const more: [string, unknown] = [key, { message: mark(name, length), description }];
  return `${JSON.stringify(Object.fromEntries(entries.toSpliced(at, 0, more)), null, 2)}\n`;
}

/** Writes all of it, or nothing if a part has no place. */
export function write(name: string, { parts, sentences }: Skeleton): void {
  const files = new Map<string, string>();
  const edit = (file: string, change: (source: string) => string) =>
    files.set(file, change(files.get(file) ?? readFileSync(file, 'utf8')));
  for (const part of parts) edit(part.file, source => withPart(source, part));
  for (const sentence of sentences) edit(MESSAGES, json => withSentence(json, name, sentence));
  for (const [file, source] of files) writeFileSync(file, source);
}

/** What is still marked, a line for each file. */
export function missing(name: string, { parts }: Skeleton): string[] {
  return [...new Set([...parts.map(({ file }) => file), MESSAGES])].flatMap(file => {
    const lines = readFileSync(file, 'utf8').split('\n');
    const marked = lines.flatMap((line, index) => {
      const [, what] = line.split(mark(name, ''));
      return what === undefined ? [] : [`${file}:${index + 1}  ${what.replace(/",?$/, '')}`];
    });
    const [first, ...others] = marked;
    return first === undefined ? [] : [others.length ? `${first} (and ${others.length} more)` : first];
  });
}

/** The command: writes a new name's skeleton, and says what is missing. */
export function run(known: readonly string[], skeletonOf: (name: string) => Skeleton): void {
  const [name = ''] = process.argv.slice(2);
  if (!/^[a-z]+(?:-[a-z]+)*$/.test(name)) {
    console.error('Which name? It is made of small letters and hyphens, as token-missing or hard-refresh is.');
    process.exitCode = 2;
    return;
  }
  const skeleton = skeletonOf(name);
  if (!known.includes(name)) write(name, skeleton);
  const places = missing(name, skeleton);
  if (places.length) console.log(`Missing of ${name}, at its TODO marks:\n  ${places.join('\n  ')}`);
  else console.log(`No mark of ${name} is left.`);
  console.log('Then: npm run types && npx vitest run src, and CONTRIBUTING.md, “Adding …”, has the rest.');
}
