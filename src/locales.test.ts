/** The sentences and the code that says them: none is missing, and none is left over. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import messages from '../public/_locales/en/messages.json' with { type: 'json' };
import { FAILURE_KINDS } from './core/catalogue/failures';
import { QUESTIONS } from './core/catalogue/user-questions';
import { englishOf, missingIn, namesIn, type SourceCatalogue, staysEnglish } from './core/catalogue-file';
import { folderOf, LANGUAGE_TAGS } from './core/languages';
import { keyPart, PLACES, withoutIsolates } from './core/say';

const catalogue: SourceCatalogue = messages;
const keys = Object.keys(catalogue);

const TRANSLATIONS = LANGUAGE_TAGS.filter(tag => tag !== 'en').map(
  tag =>
    [
      tag,
      JSON.parse(readFileSync(`public/_locales/${folderOf(tag)}/messages.json`, 'utf8')) as SourceCatalogue,
    ] as const,
);

/** The end of a key that has a form for each kind of number. */
const FORM = /_(?:zero|one|two|few|many|other)$/;
/** What is typed or sent as it is. */
const COMMANDS =
  /openclaw devices (?:list --json|approve(?: \$\w+\$)?)|\/pair approve|\/restart\b|OK-ALIVE|gateway\.[\w.]+|wss:\/\//g;
/** Names, and what is the same in any language. */
const SAME: readonly string[] = ['extension_name'];

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(name => /\.tsx?$/.test(name) && !/\.test\.|(?:^|\/)testing\//.test(name))
  .map(name => readFileSync(`src/${name}`, 'utf8'));
const code = sources.join('\n');

/**
 * Keys that the compiler does not know of: an answer's, which is made of two words that belong together, and those that a
 * content script asks of the browser itself.
 */
const unchecked: string[] = [
  ...Object.entries(QUESTIONS).flatMap(([question, answers]) =>
    answers.map(answer => `answer_${keyPart(question)}_${keyPart(answer)}`),
  ),
  ...FAILURE_KINDS.flatMap(kind => [`failure_${keyPart(kind)}_title`, `failure_${keyPart(kind)}_meaning`]),
];

describe('sentences', () => {
  test('those are there whose keys the compiler does not check', () => {
    expect(unchecked.filter(key => !keys.includes(key))).toEqual([]);
  });

  test('none is there that nothing says', () => {
    const literals = new Set([...code.matchAll(/['"]([\w-]+)['"]/g)].map(([, text]) => text ?? ''));
    const fromManifest = new Set(
      [...readFileSync('manifest.json', 'utf8').matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key ?? ''),
    );
    // `step_${keyPart(step)}_title` says every step_…_title whose middle is an identifier of ours or a number.
    const identifiers = ['\\d+', ...[...literals].map(keyPart)].join('|');
    const templates = [...code.matchAll(/`([a-z]+_(?:[^`$]|\$\{[^}`]*\})*)`/g)].map(
      ([, template]) => new RegExp(`^${template?.replace(/\$\{[^}]*\}/g, `(?:${identifiers})`)}$`),
    );
    expect(templates.length).toBeGreaterThan(10);
    const unused = keys.filter(
      key =>
        !literals.has(key) &&
        !literals.has(key.replace(FORM, '')) && // counted
        !fromManifest.has(key) &&
        !templates.some(template => template.test(key)),
    );
    expect(unused).toEqual([]);
  });

  test('each says to translators where it stands, and what its placeholders are', () => {
    const unexplained = Object.entries(catalogue).filter(
      ([, { message, description = '' }]) =>
        !/^[A-Z].*[.?]$/.test(description) || !namesIn(message).every(name => namesIn(description).includes(name)),
    );
    expect(unexplained).toEqual([]);
  });

  test('each is a sentence, and its placeholders are named and numbered without a gap', () => {
    const odd = Object.entries(catalogue).filter(([, { message, placeholders = {} }]) => {
      const names = Object.keys(placeholders);
      const places = names.map(name => placeholders[name]?.content).sort();
      return (
        message.trim() === '' ||
        /\$\d/.test(message) ||
        names.sort().join() !== namesIn(message).join() ||
        places.some((place, index) => place !== `$${index + 1}`)
      );
    });
    expect(odd).toEqual([]);
  });

  test('there is a file for each language that can be set, and no other', () => {
    expect(LANGUAGE_TAGS.map(folderOf).sort()).toEqual(readdirSync('public/_locales').sort());
  });
});

describe.each(TRANSLATIONS)('%s', (language, translation) => {
  const entries = Object.entries(translation);
  const sourceOf = (key: string) => englishOf(key, catalogue);

  test('says of itself which language it is, as Intl takes it', () => {
    const [code = ''] = Intl.getCanonicalLocales(translation.language_code?.message ?? '');
    expect(code === language || code.startsWith(`${language}-u-`)).toBe(true);
  });

  test('has no sentence that English lacks, and none that support reads', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const superfluous = entries.filter(([key]) => {
      const isForm = FORM.test(key) && ['one', 'other'].every(form => keys.includes(key.replace(FORM, `_${form}`)));
      if (isForm) return !forms.some(form => key.endsWith(`_${form}`));
      return !keys.includes(key) || staysEnglish(catalogue[key]);
    });
    expect(superfluous.map(([key]) => key)).toEqual([]);
  });

  test('is all but whole: what a change has added since, a release asks for', () => {
    const missing = missingIn(translation, catalogue, language);
    expect(missing.length, missing.join(' ')).toBeLessThan(keys.length / 10);
  });

  test('has every placeholder of the English sentence, and no other', () => {
    const odd = entries.filter(([key, { message }]) => {
      const names = namesIn(sourceOf(key)?.message ?? '');
      // “One thing” needs no number.
      const isFewest = /_(?:zero|one|two)$/.test(key) && namesIn(message).length === 0;
      return /\$\d/.test(message) || (!isFewest && namesIn(message).join() !== names.join());
    });
    expect(odd).toEqual([]);
  });

  test('has its own words: a sentence is not left in English', () => {
    const same = entries.filter(
      ([key, { message }]) => message === catalogue[key]?.message && /\w+ \w+ \w/.test(message),
    );
    expect(same.filter(([key]) => !SAME.includes(key))).toEqual([]);
  });

  test('leaves commands, and what an agent is to answer, as they are', () => {
    const commands = (text = '') => withoutIsolates(text).match(COMMANDS)?.sort() ?? [];
    const odd = entries.filter(
      ([key, { message }]) => commands(message).join() !== commands(sourceOf(key)?.message).join(),
    );
    expect(odd.map(([key]) => key)).toEqual([]);
  });
});

test('none has more places than are left open for a page', () => {
  for (const key of keys)
    expect(Object.keys(catalogue[key]?.placeholders ?? {}).length, key).toBeLessThanOrEqual(PLACES.length);
});
