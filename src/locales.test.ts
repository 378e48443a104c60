/** The sentences and the code that says them: none is missing, and none is left over. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import messages from '../public/_locales/en/messages.json' with { type: 'json' };
import { GATEWAY_PLACES } from './core/address/gateway-address';
import { CLEAR_LEVELS } from './core/catalogue/clear-levels';
import { FAILURE_KINDS } from './core/catalogue/failures';
import { ADDRESS_DETAILS } from './core/catalogue/names';
import { QUESTIONS } from './core/catalogue/questions';
import { ENDINGS, RESULT_SOURCES, STEP_IDS } from './core/catalogue/steps';
import { CLEAR_OUTCOMES, CLEARED_TYPES } from './core/clearing/clear-report';
import { MEANINGS } from './core/clearing/stored-meaning';
import { packetSchema } from './core/packet/model';
import { WARNINGS } from './core/plan/choices';
import { keyPart } from './core/say';
import { KEPT_DAYS } from './core/settings/settings';
import { LIFECYCLE } from './core/sighting/page-lifecycle';
import { PROBLEMS } from './platform/popup-messages';

const catalogue: Record<string, { readonly message: string; readonly description?: string }> = messages;
const keys = Object.keys(catalogue);

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(name => /\.tsx?$/.test(name) && !/\.test\.|(?:^|\/)testing\//.test(name))
  .map(name => readFileSync(`src/${name}`, 'utf8'));
const code = sources.join('\n');

/** Every key that the code can form from an identifier. */
const formed: string[] = [
  ...FAILURE_KINDS.flatMap(kind => [`failure_${keyPart(kind)}_title`, `failure_${keyPart(kind)}_meaning`]),
  ...STEP_IDS.flatMap(step => ['title', 'what', 'run'].map(part => `step_${keyPart(step)}_${part}`)),
  ...[...ENDINGS, 'fixed', 'pending', 'running'].map(result => `result_${keyPart(result)}`),
  ...RESULT_SOURCES.map(source => `by_${source}`),
  ...packetSchema.shape.verdict.options.map(verdict => `verdict_${keyPart(verdict)}`),
  ...CLEARED_TYPES.map(type => `data_${type}`),
  ...MEANINGS.map(meaning => `meaning_${keyPart(meaning)}`),
  ...CLEAR_LEVELS.flatMap(level => [`level_${level}_title`, `level_${level}_cost`]),
  ...LIFECYCLE.flatMap(change => [`witnessed_${change}`, `report_${change}`]),
  ...CLEAR_OUTCOMES.map(outcome => `outcome_${keyPart(outcome)}`),
  ...PROBLEMS.map(problem => `problem_${keyPart(problem)}`),
  ...Object.entries(QUESTIONS).flatMap(([question, answers]) => [
    `question_${keyPart(question)}`,
    ...answers.map(answer => `answer_${keyPart(question)}_${keyPart(answer)}`),
  ]),
  ...GATEWAY_PLACES.flatMap(place => [`place_${place}`, `elsewhere_${place}`]),
  ...['failing', 'account', 'other'].map(role => `consent_role_${role}`),
  ...ADDRESS_DETAILS.flatMap(detail => [`packet_detail_${detail}`, `settings_detail_${detail}`]),
  ...KEPT_DAYS.map(days => `settings_kept_${days}`),
  ...STEP_IDS.flatMap(step => [
    `fixed_${keyPart(step)}`,
    `step_${keyPart(step)}_failed`,
    `step_${keyPart(step)}_wait`,
  ]),
  ...CLEAR_LEVELS.map(level => `consent_title_${level}`),
  ...WARNINGS.map(warning => `against_${keyPart(warning)}`),
];

describe('sentences', () => {
  test.each(formed)('%s, which the code can form, is there', key => {
    expect(keys).toContain(key);
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

  test.each(keys)('%s says to translators where it stands, and what its placeholders are', key => {
    const { message = '', description = '' } = catalogue[key] ?? {};
    expect(description).toMatch(/^[A-Z].*[.?]$/);
    const numbers = [...message.matchAll(/\$\d/g)].map(([number]) => number);
    for (const number of numbers) expect(description).toContain(number);
  });

  test.each(keys)('%s is a sentence, whose placeholders are numbered without a gap', key => {
    const message = catalogue[key]?.message ?? '';
    expect(message.trim()).not.toBe('');
    const numbers = new Set([...message.matchAll(/\$(\d|\w*)/g)].map(([, number]) => number));
    expect([...numbers].sort()).toEqual([...numbers].map((_, place) => String(place + 1)));
  });
});
