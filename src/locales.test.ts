/** The sentences and the code that says them: none is missing, and none is left over. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import messages from '../public/_locales/en/messages.json' with { type: 'json' };
import { FAILURE_KINDS } from './core/catalogue/failures';
import { QUESTIONS } from './core/catalogue/user-questions';
import { keyPart } from './core/say';

const catalogue: Record<string, { readonly message: string; readonly description?: string }> = messages;
const keys = Object.keys(catalogue);

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
      key => !literals.has(key) && !fromManifest.has(key) && !templates.some(template => template.test(key)),
    );
    expect(unused).toEqual([]);
  });

  test('each says to translators where it stands, and what its placeholders are', () => {
    const unexplained = Object.entries(catalogue).filter(([, { message, description = '' }]) => {
      const numbers = [...message.matchAll(/\$\d/g)].map(([number]) => number);
      return !/^[A-Z].*[.?]$/.test(description) || !numbers.every(number => description.includes(number));
    });
    expect(unexplained).toEqual([]);
  });

  test('each is a sentence, whose placeholders are numbered without a gap', () => {
    const odd = Object.entries(catalogue).filter(([, { message }]) => {
      const numbers = new Set([...message.matchAll(/\$(\d|\w*)/g)].map(([, number]) => number));
      return message.trim() === '' || [...numbers].sort().some((number, place) => number !== String(place + 1));
    });
    expect(odd).toEqual([]);
  });
});
