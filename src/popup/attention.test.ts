// @vitest-environment happy-dom
/** Where the keyboard stands as views change, and clicks that were meant for something else. */
import { act } from 'preact/test-utils';
import { describe, expect, test, vi } from 'vitest';
import { DEVICE_ID, REQUEST_ID, Story } from '../testing/events';
import { say } from '../testing/say';
import { $, click, clickAtOnce, heading, pass, sent, show } from './testing/show-popup';

describe('the keyboard', () => {
  test('stands on the new heading after the user’s own click, and is left alone otherwise', async () => {
    const story = new Story().fails('pairing-required', { knownDevice: true, requestId: null });
    await show(story);
    expect(document.activeElement).toBe(document.body);
    await click('[data-action="skip"]');
    await show(story.ends('hard-refresh', 'skipped'));
    expect(document.activeElement).toBe($('h1'));
    $('[data-action="details"]')?.focus();
    await show(story.ends('sign-out-in', 'skipped'));
    expect(document.activeElement).toBe($('[data-action="details"]'));
  });

  test('is not lost where the pressed button is gone', async () => {
    const story = new Story().fails('gateway-unreachable');
    await show(story);
    $('[data-action="run"]')?.focus();
    await show(story.starts('wait').ran('wait'), { watchUntil: Date.now() + 60_000 });
    expect(document.activeElement).toBe($('h1'));
  });
});

describe('after a click', () => {
  const known = { knownDevice: true, requestId: REQUEST_ID, deviceId: DEVICE_ID };
  /** Somebody was asked, and the page does not notice by itself. */
  const waiting = () =>
    new Story({ begin: Date.now() })
      .fails('pairing-required', known)
      .asks('support')
      .starts('await-approval')
      .ran('await-approval');
  /** The page asks again, under another name. */
  const asksAgain = (story: Story) =>
    show(story.fails('pairing-required', { ...known, requestId: '0badcafe-0000-4000-8000-000000000001' }));

  test('the heading has the focus, be its words the same, once another sentence of the view has changed', async () => {
    const story = waiting();
    await show(story);
    const title = heading();
    await click('[data-action="confirm"]');
    await asksAgain(story);
    expect(heading()).toBe(title);
    expect($('#live')?.textContent).toContain(say('waiting_holds'));
    expect(document.activeElement).toBe($('h1'));
  });

  test('that has changed nothing, what comes later leaves the focus alone', async () => {
    const story = waiting();
    await show(story);
    await click('[data-action="confirm"]');
    $('[data-action="details"]')?.focus();
    const later = performance.now() + 2_000;
    const clock = vi.spyOn(performance, 'now').mockReturnValue(later);
    await asksAgain(story);
    clock.mockRestore();
    expect(document.activeElement).toBe($('[data-action="details"]'));
  });

  test('beside every button, the focus is not taken to have been lost', async () => {
    const story = waiting();
    await show(story);
    $('[data-action="details"]')?.focus();
    $('[data-action="details"]')?.blur();
    await asksAgain(story);
    expect(document.activeElement).toBe(document.body);
  });
});

describe('a click that was meant for something else', () => {
  const resting = () =>
    [...document.querySelectorAll('button, input')].map(each => each.getAttribute('aria-disabled') === 'true');
  const press = (type: string, more: object = {}) =>
    act(() => void document.body.dispatchEvent(new Event(type, { bubbles: true, ...more })));
  const story = () => new Story().fails('token-mismatch');

  test('does nothing for half a second after the first view is drawn, on the first run as well', async () => {
    await show(story(), { firstRun: true });
    expect(new Set(resting())).toEqual(new Set([true]));
    for (const action of ['run', 'skip', 'details']) await clickAtOnce(`[data-action="${action}"]`);
    await pass(499);
    await clickAtOnce('[data-action="run"]');
    expect(sent).toEqual([]);
    expect(heading()).toBe(say('failure_token_mismatch_title'));
    await pass(1);
    expect(new Set(resting())).toEqual(new Set([false]));
    await clickAtOnce('[data-action="run"]');
    expect(sent).toEqual([{ type: 'run', step: 'fresh-link' }]);
  });

  test('does nothing where another view has come under it, be its buttons the same', async () => {
    const fails = story();
    await show(fails);
    await click('[data-action="skip"]');
    const help = $('[data-action="help"]');
    await show(fails.ends('fresh-link', 'skipped'));
    expect($('[data-action="help"]'), 'it is the same button').toBe(help);
    for (const action of ['skip', 'run', 'help']) await clickAtOnce(`[data-action="${action}"]`);
    expect(sent).toEqual([{ type: 'skip', step: 'fresh-link' }]);
    expect(heading()).toBe(say('step_sign_out_in_title'));
    await click('[data-action="run"]');
    expect(sent.at(-1)).toEqual({ type: 'run', step: 'sign-out-in' });
  });

  test('chooses nothing, answers nothing, and agrees to nothing', async () => {
    await show(new Story().fails('pairing-required').starts('clear-site-data'));
    await clickAtOnce('[data-action="confirm"]');
    await click('[data-action="choose"]');
    const level = () => $<HTMLInputElement>('[data-rung="1"]')?.checked;
    await clickAtOnce('[data-rung="1"]');
    await clickAtOnce('[data-action="confirm"]');
    expect(level()).toBe(false);
    await click('[data-rung="1"]');
    expect(level()).toBe(true);
    const looks = new Story().fails('pairing-required').starts('private-window').ran('private-window');
    await show(looks);
    await clickAtOnce('[data-answer="same-failure"]');
    await click('[data-action="details"]');
    await clickAtOnce('[data-choose-step="clear-site-data"]');
    expect(sent.map(({ type }) => type)).toEqual(['inventory']);
  });

  test('does nothing where it began before, however long it is held', async () => {
    const fails = story();
    await show(fails);
    await press('pointerdown');
    await pass(500);
    await clickAtOnce('[data-action="run"]');
    await press('pointerup');
    expect(sent).toEqual([]);
    await pass(0);
    await click('[data-action="run"]');
    expect(sent).toHaveLength(1);
  });

  test('does nothing where it is a key that was held as the popup opened, and once where it is held here', async () => {
    await show(story());
    await pass(500);
    const run = $('[data-action="run"]');
    const key = async (repeat: boolean) => {
      const event = new KeyboardEvent('keydown', { key: 'Enter', repeat, bubbles: true, cancelable: true });
      await act(async () => void (run?.dispatchEvent(event) && run?.click()));
    };
    await key(true);
    await act(async () => run?.click());
    expect(sent).toEqual([]);
    await press('keyup');
    await pass(0);
    await key(false);
    await key(true);
    expect(sent).toHaveLength(1);
  });

  test('counts once where it is a double click', async () => {
    await show(story());
    await pass(500);
    for (const detail of [1, 2])
      await act(
        async () => void $('[data-action="run"]')?.dispatchEvent(new MouseEvent('click', { detail, bubbles: true })),
      );
    expect(sent).toHaveLength(1);
  });

  test('does nothing where the tab has just come to the front', async () => {
    await show(story());
    await pass(500);
    await act(() => void document.dispatchEvent(new Event('visibilitychange')));
    await clickAtOnce('[data-action="run"]');
    expect(sent).toEqual([]);
  });

  test('takes no focus, and a view that is told again rests no more', async () => {
    const fails = story();
    await show(fails);
    $('[data-action="details"]')?.focus();
    await pass(500);
    await show(fails, { watchUntil: null, newerIncidents: 1 });
    expect(new Set(resting())).toEqual(new Set([false]));
    await show(fails.ends('fresh-link', 'skipped'));
    expect(document.activeElement).toBe($('[data-action="details"]'));
  });
});
