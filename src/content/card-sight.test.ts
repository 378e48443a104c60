// @vitest-environment happy-dom
/** Whether the user can see a card. happy-dom has no layout, so boxes are given; e2e tests cover real styles. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchVisibility } from './card-sight';

const PLACE = { x: 900, y: 500, width: 360, height: 180 };
let place: typeof PLACE;
/** Styles of the page's root that differ from the default. */
let rootStyle: Record<string, string>;
let gone: AbortController;
let tell: (entries: object[]) => void;
let card: HTMLElement;
let button: HTMLElement;
let takes: (button: Element) => boolean;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe = () => {};
      disconnect = () => {};
      constructor(told: typeof tell) {
        tell = told;
      }
    },
  );
  place = { ...PLACE };
  rootStyle = {};
  gone = new AbortController();
  card = document.createElement('re-pair-prompt');
  button = document.createElement('button');
  card.append(button);
  document.documentElement.append(card);
  const style = { opacity: '1', mixBlendMode: 'normal' };
  const effects = ['filter', 'clipPath', 'maskImage', 'transform', 'translate', 'scale', 'rotate'];
  const none = Object.fromEntries(effects.map(effect => [effect, 'none']));
  vi.stubGlobal('getComputedStyle', () => ({ ...none, ...style, ...rootStyle }));
  Object.assign(card, { checkVisibility: () => true, getBoundingClientRect: () => place });
  takes = watchVisibility(card, [button], gone.signal);
});

afterEach(() => {
  gone.abort();
  card.remove();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('one that has just come takes no press for half a second, and says so', () => {
  expect([takes(button), button.getAttribute('aria-disabled')]).toEqual([false, 'true']);
  vi.advanceTimersByTime(499);
  expect(takes(button)).toBe(false);
  vi.advanceTimersByTime(101);
  expect([takes(button), button.getAttribute('aria-disabled')]).toEqual([true, 'false']);
});

test.each<[string, () => void]>([
  ['moved', () => Object.assign(place, { x: 16 })],
  ['too small to be read', () => Object.assign(place, { width: 36 })],
  ['in a transparent page', () => Object.assign(rootStyle, { opacity: '0.5' })],
  ['in a page with a filter', () => Object.assign(rootStyle, { filter: 'opacity(1%)' })],
  ['in a page that is moved', () => Object.assign(rootStyle, { translate: '10px' })],
  ['put elsewhere', () => document.body.append(card)],
  ['covered', () => tell([{ target: button, isVisible: false }])],
])('one that is %s takes no press, nor for half a second after', (_, change) => {
  vi.advanceTimersByTime(1_000);
  expect(takes(button)).toBe(true);
  change();
  vi.advanceTimersByTime(200);
  expect(takes(button)).toBe(false);
  Object.assign(place, PLACE);
  rootStyle = {};
  document.documentElement.append(card);
  tell([{ target: button, isVisible: true }]);
  expect(takes(button), 'only seen as it is pressed').toBe(false);
  vi.advanceTimersByTime(800);
  expect(takes(button)).toBe(true);
});

test('where nobody tells what is painted over it, that keeps no press away', () => {
  tell([{ target: button }]);
  vi.advanceTimersByTime(800);
  expect(takes(button)).toBe(true);
});

test('one that has gone is looked at no more', () => {
  gone.abort();
  vi.advanceTimersByTime(10_000);
  expect(button.getAttribute('aria-disabled')).toBe('true');
});

test('one in a page whose colours are turned round, as what makes pages dark does, takes a press', () => {
  rootStyle = { filter: 'invert(1) hue-rotate(180deg) contrast(0.9)' };
  vi.advanceTimersByTime(1_000);
  expect(takes(button)).toBe(true);
});
