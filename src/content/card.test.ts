// @vitest-environment happy-dom
/** What a card guarantees to screen reader users and to the page under it. */
import { afterEach, beforeEach, expect, type Mock, test, vi } from 'vitest';
import { showPage } from '../testing/page';
import { Card, type CardContent } from './card';
import { speakFrom } from './card-words';

vi.mock('./api', () => ({
  api: {
    i18n: {
      getMessage: (key: string, [who, title, text]: string[] = []) =>
        key === 'card_spoken' ? `${who}: ${title}. ${text}` : 'en',
    },
  },
}));

const TAG = 're-pair-prompt';
let root: ShadowRoot;
let away: Mock<() => void>;

const content = (): CardContent => ({
  data: { failure: 'pairing-required' },
  who: 'Re-Pair',
  title: 'Locked out',
  lines: ['It runs.'],
  buttons: [
    { action: 'fix-it', label: 'Get back in', main: true, act: () => {} },
    { action: 'dismiss', label: 'Not now', act: () => away() },
  ],
});

/** Fakes the layout: the page's error, and the card in each corner, full or small. */
function layOut(error: DOMRect, card: (corner: string, small: boolean) => DOMRect): void {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    return this.localName === TAG ? card(this.dataset.corner ?? '', this.hasAttribute('data-small')) : error;
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  away = vi.fn();
  showPage('<!doctype html><body><div class="callout danger">refused</div></body>');
  const { attachShadow, matches } = Element.prototype;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    root = attachShadow.call(this, init);
    return root;
  });
  vi.spyOn(Element.prototype, 'matches').mockImplementation(function (this: Element, selector: string) {
    return selector !== ':defined' && matches.call(this, selector);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test('its live region is there before its words, which say who speaks', () => {
  new Card(TAG).show(content());
  const region = root.querySelector('[role="status"]');
  expect(region?.textContent).toBe('');
  vi.advanceTimersByTime(1_000);
  expect(region?.textContent).toBe('Re-Pair: Locked out. It runs.');
  expect(root.querySelector('.who')?.textContent).toBe('Re-Pair');
});

test('its language, and the way it runs, are those of its words', () => {
  const shown = () => {
    new Card(TAG).show(content());
    const { lang, dir } = root.querySelector('section') as HTMLElement;
    return [lang, dir];
  };
  expect(shown()).toEqual(['en', 'ltr']);
  speakFrom({ language_code: { message: 'ar-u-nu-latn' } });
  expect(shown()).toEqual(['ar-u-nu-latn', 'rtl']);
  speakFrom();
  expect(shown()).toEqual(['en', 'ltr']);
});

test('Escape in it is its last button, but only when the user presses it', () => {
  new Card(TAG).show(content());
  const press = (key: string, trusted: boolean) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true });
    Object.defineProperty(event, 'isTrusted', { value: trusted });
    root.querySelector('button')?.dispatchEvent(event);
  };
  press('Escape', false);
  press('a', true);
  expect(away).not.toHaveBeenCalled();
  press('Escape', true);
  expect(away).toHaveBeenCalledOnce();
});

test('it goes where it does not cover the page’s error', () => {
  layOut(new DOMRect(600, 400, 400, 200), corner => new DOMRect(/right/.test(corner) ? 640 : 0, 450, 360, 150));
  new Card(TAG).show(content());
  const { dataset } = document.querySelector<HTMLElement>(TAG) as HTMLElement;
  expect([dataset.corner, dataset.small]).toEqual(['bottom-left', undefined]);
});

test('where it would cover that everywhere, it shrinks to its buttons', () => {
  const height = (small: boolean) => (small ? 40 : 200);
  layOut(new DOMRect(0, 0, 320, 500), (_, small) => new DOMRect(0, 560 - height(small), 320, height(small)));
  new Card(TAG).show(content());
  expect(document.querySelector(TAG)?.hasAttribute('data-small')).toBe(true);
});

test('one that goes by itself waits while it is pointed at, is in focus, or cannot be seen', () => {
  const card = new Card(TAG);
  card.show({ ...content(), goesAfterMs: 8_000 });
  const element = document.querySelector<HTMLElement>(TAG) as HTMLElement;
  const { matches } = Element.prototype;
  const isUsed = vi.spyOn(element, 'matches').mockImplementation(selector => selector === ':hover, :focus');
  vi.advanceTimersByTime(20_000);
  isUsed.mockImplementation(selector => selector !== ':hover, :focus' && matches.call(element, selector));
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  vi.advanceTimersByTime(20_000);
  expect(element.isConnected).toBe(true);
  visibility.mockReturnValue('visible');
  vi.advanceTimersByTime(4_000);
  expect(root.querySelector('i')?.style.width).toBe('50%');
  vi.advanceTimersByTime(4_000);
  expect(element.isConnected).toBe(false);
});
