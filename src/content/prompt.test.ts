// @vitest-environment happy-dom
/** The prompt in pages that attack it. happy-dom has custom elements, but not `:defined` or access rules for roots. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Story } from '../core/view/story';
import { showPage } from '../testing/page';
import type { Prompt } from './prompt';

const TAG = 're-pair-prompt';

/** Each attached shadow root, and its host then, which decides whether `ElementInternals.shadowRoot` returns it. */
let roots: { root: ShadowRoot; opensToInternals: boolean; inPage: boolean; cards: number }[];
let defined: boolean;
let newPrompt: () => Prompt;

/** The page defines the element, which upgrades those already in the page. */
function define(): void {
  defined = true;
}

beforeEach(async () => {
  defined = false;
  roots = [];
  showPage('<!doctype html><body></body>');
  vi.stubGlobal('chrome', {
    runtime: { id: 're-pair' },
    i18n: { getMessage: (key: string) => (key === 'language_code' ? 'en' : key) },
  });
  vi.resetModules();
  const { Prompt } = await import('./prompt');
  newPrompt = () => new Prompt(() => {});
  const { matches, attachShadow } = Element.prototype;
  vi.spyOn(Element.prototype, 'matches').mockImplementation(function (this: Element, selector: string) {
    return selector === ':defined'
      ? this.localName !== TAG || (defined && this.ownerDocument === document)
      : matches.call(this, selector);
  });
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    const root = attachShadow.call(this, init);
    roots.push({ root, opensToInternals: this.matches(':defined'), inPage: this.isConnected, cards: 0 });
    return root;
  });
  const { append } = ShadowRoot.prototype;
  vi.spyOn(ShadowRoot.prototype, 'append').mockImplementation(function (this: ShadowRoot, ...nodes) {
    for (const each of roots) if (each.root === this) each.cards++;
    append.apply(this, nodes);
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const shown = () => [...document.querySelectorAll<HTMLElement>(`:root > ${TAG}`)];

test('it is one element with the failure on it, in whose closed root its words are', () => {
  const prompt = newPrompt();
  prompt.show({ name: 'failing', kind: 'pairing-required' });
  expect(shown().map(({ dataset }) => dataset.failure)).toEqual(['pairing-required']);
  expect(shown()[0]?.shadowRoot).toBeNull();
  expect(shown()[0]?.ownerDocument).toBe(document);
  expect(roots.at(-1)?.root.textContent).toContain('failure_pairing_required_title');
  prompt.show({ name: 'failing', kind: 'token-missing' });
  expect(shown().map(({ dataset }) => dataset.failure)).toEqual(['token-missing']);
  prompt.hide();
  expect(shown()).toEqual([]);
});

test('its root is attached before the page can make the element its own', () => {
  newPrompt().show({ name: 'failing', kind: 'pairing-required' });
  define();
  newPrompt().show({ name: 'failing', kind: 'token-missing' });
  for (const { opensToInternals, inPage } of roots) expect([opensToInternals, inPage]).toEqual([false, false]);
});

test('it is not shown in a page that has defined its element, nor were its words ever there', () => {
  define();
  newPrompt().show({ name: 'failing', kind: 'pairing-required' });
  expect(shown()).toEqual([]);
  expect(roots.map(({ cards }) => cards)).toEqual([0]);
});

test('once a page has defined its element it changes its words no more, but goes', () => {
  const prompt = newPrompt();
  prompt.show({ name: 'failing', kind: 'pairing-required' });
  define();
  prompt.show({ name: 'failing', kind: 'token-missing' });
  expect(shown()).toEqual([]);
  prompt.show({ name: 'failing', kind: 'token-missing' });
  expect(shown()).toEqual([]);
});

const BACK = { name: 'back', at: 1, by: null } as const;
const stories = () => shown().map(({ dataset }) => dataset.story);

test('it names its story, and the failure while the page fails', () => {
  const prompt = newPrompt();
  const waiting = { name: 'waiting', kind: 'pairing-required', way: 'support', at: 0, stand: 'asked', byItself: true };
  prompt.show(waiting as Story);
  expect(shown().map(({ dataset }) => [dataset.story, dataset.failure])).toEqual([['waiting', 'pairing-required']]);
  expect(roots.at(-1)?.root.textContent).toContain('card_keep_open');
  prompt.show(BACK);
  expect(shown().map(({ dataset }) => [dataset.story, dataset.failure])).toEqual([['back', undefined]]);
});

test('it says once that the page is back, and goes by itself, whatever is not told any more', () => {
  vi.useFakeTimers();
  const prompt = newPrompt();
  prompt.show(BACK);
  prompt.hide();
  vi.advanceTimersByTime(7_900);
  expect(stories()).toEqual(['back']);
  vi.advanceTimersByTime(200);
  expect(stories()).toEqual([]);
  prompt.show(BACK);
  expect(stories()).toEqual([]);
  prompt.show({ ...BACK, at: 2 });
  expect(stories()).toEqual(['back']);
  prompt.show({ name: 'failing', kind: 'pairing-required' });
  prompt.hide();
  expect(stories()).toEqual([]);
});
