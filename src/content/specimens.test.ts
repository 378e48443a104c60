// @vitest-environment happy-dom
/** Every selector against pages that show a failure, and against pages that only look or sound like one. */
import { describe, expect, test } from 'vitest';
import { judge } from '../core/sighting/judge';
import { kindOfText } from '../core/sighting/kind-of-words';
import type { PageScan } from '../core/sighting/observation';
import { showPage } from '../testing/page';
import { SPECIMEN_FOLDER as FOLDER, namesIn, readSpecimen as read, SPECIMENS } from '../testing/specimens';
import { scanPage } from './scan-page';
import * as SIGNS from './selectors';

const HOST = 'c3-0108.c3.heyron.ai';

/** What people quote: every text that a specimen shows. It replaces `WORDS` in the counter-specimens. */
const QUOTES = [...new Set(Object.values(SPECIMENS).flatMap(({ text }) => (text ? [text] : [])))];

function verdictOf(look: PageScan, status = 0): string {
  const arrival = { status, build: null, spoken: false };
  const verdict = judge({ host: HOST, socket: null, look, arrival });
  return verdict.state === 'failing' ? verdict.kind : verdict.state;
}

const counters = namesIn(`${FOLDER}/counter`);

describe('a specimen shows its failure', () => {
  test.each(Object.entries(SPECIMENS))('%s', (name, { says, drops, shape, text, retriesItself, status = 0 }) => {
    const look = scanPage(showPage(read(FOLDER, name)), status);
    expect(verdictOf(look, status)).toBe(says);
    if (says === 'dropped')
      expect(judge({ host: HOST, socket: null, look })).toMatchObject({
        kind: drops ?? 'gateway-unreachable',
      });
    expect(look).toMatchObject({ shape, text, retriesItself: retriesItself ?? false });
  });

  test('every specimen in the folder is in the table, or says itself what is expected', () => {
    expect(Object.keys(SPECIMENS).sort()).toEqual(namesIn(FOLDER).sort());
  });
});

describe('a page that only looks or sounds like a failure is healthy', () => {
  test.each(counters.flatMap(name => QUOTES.map(words => [name, words] as const)))('%s: %s', (name, words) => {
    const look = scanPage(showPage(read(`${FOLDER}/counter`, name).replaceAll('WORDS', words)), 0);
    expect(verdictOf(look)).toBe('undecided');
  });

  test('the quotes name failures, so that a reader without scruples would take them for one', () => {
    expect(QUOTES.filter(words => kindOfText(words)).length).toBeGreaterThanOrEqual(8);
  });

  test('an error page of the account site is no gateway failure', () => {
    const look = scanPage(showPage(read(FOLDER, 'http-502')), 502);
    expect(judge({ host: 'heyron.ai', socket: null, look }).state).toBe('undecided');
  });
});

describe('every selector', () => {
  const selectors = Object.values(SIGNS).flatMap(list => list.split(/,\s*/));
  const pages = (folder: string, names: string[]) =>
    names.map(name => new DOMParser().parseFromString(read(folder, name), 'text/html'));

  test.each(selectors)('%s finds something in a specimen', selector => {
    const found = pages(FOLDER, Object.keys(SPECIMENS)).filter(page => page.querySelector(selector));
    expect(found).not.toEqual([]);
  });

  test.each(selectors)('%s finds something in a counter-specimen', selector => {
    const found = pages(`${FOLDER}/counter`, counters).filter(page => page.querySelector(selector));
    expect(found).not.toEqual([]);
  });
});
