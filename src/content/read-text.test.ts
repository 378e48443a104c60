// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { showPage } from '../testing/page';
import { firstShown, isPage, isProse, isShown, isSpeech, textOf } from './read-text';

const body = (html: string) => showPage(`<!doctype html><body>${html}</body>`).body;
const first = (html: string, selector: string) => {
  const element = body(html).querySelector(selector);
  if (!element) throw new Error(`no ${selector}`);
  return element;
};

describe('isShown', () => {
  test.each([
    ['<p id="x">a</p>', true],
    ['<div style="display: contents"><p id="x">a</p></div>', true],
    ['<div id="x" style="display: contents"><p>a</p></div>', true],
    ['<p id="x" style="display: none">a</p>', false],
    ['<div style="display: none"><p id="x">a</p></div>', false],
    ['<div style="display: none"><div id="x" style="display: contents">a</div></div>', false],
    ['<p id="x" style="visibility: hidden">a</p>', false],
    ['<div data-lab-hidden><p id="x">a</p></div>', false],
  ])('%s: %s', (html, shown) => {
    expect(isShown(first(html, '#x'))).toBe(shown);
  });

  test('the first that is shown is found behind hidden ones', () => {
    const page = body('<p class="a" style="display: none">1</p><p class="a">2</p><p class="a">3</p>');
    expect(firstShown(page, '.a')?.textContent).toBe('2');
    expect(firstShown(page, '.b')).toBeNull();
  });
});

describe('textOf', () => {
  test.each([
    ['<p>pairing\n  <b>required</b></p>', 'pairing required'],
    ['<p></p>', null],
    ['<p> \n </p>', null],
    ['<p>a<script>b</script><style>c</style></p>', 'a'],
    [`<p>${'x'.repeat(600)}</p>`, 'x'.repeat(600)],
    [`<p>${'x'.repeat(601)}</p>`, null],
    [`<p>${' '.repeat(1_000)}x</p>`, 'x'],
    [`<p>${'<b>x</b>'.repeat(199)}</p>`, 'x '.repeat(199).trim()],
    [`<p>${'<b>x</b>'.repeat(200)}</p>`, null],
    [`<p>${'<i> </i>'.repeat(1_900)}x</p>`, 'x'],
    [`<p>${'<i> </i>'.repeat(2_001)}x</p>`, null],
  ])('of %s is %j', (html, text) => {
    expect(textOf(first(html, 'p'))).toBe(text);
  });

  test('of a text node of 10 MB is null, and only its beginning is copied', () => {
    expect(textOf(first(`<p>${'x'.repeat(10_000_000)}</p>`, 'p'))).toBeNull();
  });
});

describe('speech', () => {
  test.each([
    '<div role="log"><p id="x"></p></div>',
    '<article><p id="x"></p></article>',
    '<div class="Chat-Message row"><p id="x"></p></div>',
    '<div class="MarkdownBody"><p id="x"></p></div>',
    '<textarea id="x"></textarea>',
    '<div contenteditable="true"><p id="x"></p></div>',
    '<blockquote id="x"></blockquote>',
    '<code id="x"></code>',
    '<div data-message-id="1"><p id="x"></p></div>',
    '<re-pair-prompt><p id="x"></p></re-pair-prompt>',
  ])('%s is speech', html => {
    expect(isSpeech(first(html, '#x'))).toBe(true);
  });

  test.each(['<p id="x"></p>', '<div role="alert" id="x"></div>', '<div class="chat"><p id="x"></p></div>'])(
    '%s is not',
    html => {
      expect(isSpeech(first(html, '#x'))).toBe(false);
    },
  );
});

test('prose is what stands among three or more paragraphs, headings or lists', () => {
  expect(isProse(first('<h2></h2><p></p><p></p><div id="x"></div>', '#x'))).toBe(true);
  expect(isProse(first('<p></p><ul></ul><pre></pre><div><div><div id="x"></div></div></div>', '#x'))).toBe(true);
  expect(isProse(first('<p></p><p></p><div id="x"></div>', '#x'))).toBe(false);
  expect(isProse(first('<div><p></p><p></p><p></p></div><div id="x"></div>', '#x'))).toBe(false);
});

test('what holds a chat or a form is a page, not an error', () => {
  expect(isPage(body('<div><main></main></div>'))).toBe(true);
  expect(isPage(body('<textarea></textarea>'))).toBe(true);
  expect(isPage(body('<p>pairing required</p><button>Retry</button>'))).toBe(false);
});
