// @vitest-environment happy-dom
/** The popup's views of incidents built from events: what each of them says and offers, and what it tells a screen reader. */
import { act } from 'preact/test-utils';
import { describe, expect, test } from 'vitest';
import { FAILURE_KINDS } from '../core/catalogue/failures';
import { keyPart } from '../core/say';
import type { View } from '../core/view/view';
import { BEGIN, clearReport, DEVICE_ID, HOST, REQUEST_ID, Story } from '../testing/events';
import { say } from '../testing/say';
import { $, checked, click, clipboard, heading, sent, show, shown, steps, viewOf } from './testing/show-popup';

describe('the first view', () => {
  test.each(FAILURE_KINDS)('%s: every planned step is there once, in its order, and one is current', async kind => {
    const story = new Story().fails(kind);
    await show(story);
    expect(steps().map(({ dataset }) => dataset.step)).toEqual(story.plan.steps.map(({ step }) => step));
    const current = steps().filter(each => each.getAttribute('aria-current') === 'step');
    expect(current.map(({ dataset }) => dataset.step)).toEqual([story.plan.current]);
    expect($('main')?.dataset.verdict).toBe(story.plan.verdict);
    expect(document.querySelectorAll('.primary')).toHaveLength(1);
  });

  test('tells what came of the last step, and what is next; the heading is no new error', async () => {
    const story = new Story().fails('pairing-required', { knownDevice: true, requestId: null });
    story.tries('right-gateway', 'done', 'own-gateway-alive').tries('hard-refresh', 'still-failing');
    await show(story);
    expect($('.was')?.textContent).toBe(say('step_hard_refresh_failed'));
    expect(heading()).toBe(say('step_sign_out_in_title'));
    expect($('#live')?.textContent).toContain(say('step_hard_refresh_failed'));
    expect($('#live')?.textContent).toContain(heading());
    expect(document.title).toContain(heading());
  });

  test('what a private window showed says that nothing saved here is the cause, and a new link is next', async () => {
    const story = new Story().fails('token-mismatch', { knownDevice: true });
    await show(story.tries('private-window', 'still-failing', 'token-mismatch'));
    expect($('.was')?.textContent).toBe(say('finding_same_elsewhere'));
    expect(heading()).toBe(say('step_fresh_link_title'));
    await show(story.tries('fresh-link', 'still-failing'));
    expect(heading()).toBe(say('end_not_this_browser_title'));
  });

  test('a browser that was cleared is told that it worked, not that a key is missing', async () => {
    const story = new Story().fails('pairing-required', { knownDevice: true });
    story.tries('right-gateway', 'done').starts('clear-site-data').consents('clear-site-data', [HOST]);
    story.cleared(clearReport([HOST])).ends('clear-site-data', 'changed', 'token-missing');
    await show(story.fails('token-missing', { knownDevice: false }));
    expect($('.was')?.textContent).toBe(say('clear_all_gone'));
    expect(heading()).toBe(say('progress_cleared'));
    expect($('main')?.textContent).not.toContain(say('failure_token_missing_title'));
  });
});

describe('the other views', () => {
  test('details: any step can be chosen, and one that throws the approval away says so', async () => {
    await show(new Story().fails('pairing-required', { knownDevice: true, requestId: REQUEST_ID }));
    await click('[data-action="details"]');
    const clear = $('[data-choose-step="clear-site-data"]');
    expect(clear?.textContent).toContain(say('against_throws_request_away'));
    await click('[data-choose-step="clear-site-data"]');
    expect(sent).toEqual([{ type: 'choose', step: 'clear-site-data' }]);
    expect($('[data-action="back"]')).toBeNull();
  });

  test('details: after a private window failed in the same way, what speaks against a clearing', async () => {
    await show(new Story().fails('token-mismatch').tries('private-window', 'still-failing', 'token-mismatch'));
    await click('[data-action="details"]');
    expect($('[data-choose-step="clear-site-data"]')?.textContent).toContain(say('against_nothing_stored'));
    expect($('.reasons')?.textContent).toContain(say('avoid_nothing_stored'));
  });

  test('help: what leaves stands there, and the way back is one click', async () => {
    await show(new Story().fails('scope-upgrade', { requestId: REQUEST_ID }));
    await click('[data-action="help"]');
    for (const action of ['copy-packet', 'save-packet', 'copy-handoff'])
      expect($(`[data-action="${action}"]`), action).not.toBeNull();
    await click('[data-action="back"]');
    expect(heading()).toBe(say('failure_scope_upgrade_title'));
  });

  test('help at an address of one’s own names nobody at heyron', async () => {
    const own = { origin: 'http://192.168.1.20:18789', gateway: 'ws://192.168.1.20:18789' };
    await show(new Story(own).fails('pairing-required'));
    await click('[data-action="help"]');
    expect(heading()).toBe(say('packet_title_own'));
    await click('[data-action="read"]');
    expect($('main')?.textContent).toContain(say('packet_note_label_own'));
    expect($('main')?.textContent).not.toMatch(/heyron|support/i);
    await click('[data-action="back"]');
    await click('[data-action="back"]');
    const tried = new Story(own)
      .fails('password-mismatch')
      .tries('restart-gateway', 'still-failing', 'password-mismatch');
    await show(tried.tries('escalate', 'done'));
    expect($('#app')?.textContent).toContain(say('step_escalate_sent_own'));
    expect($('#app')?.textContent).not.toMatch(/heyron|support/i);
  });

  test('what the user wrote is a draft until it is kept, also where they have gone on before it was', async () => {
    const story = new Story().fails('pairing-required');
    const field = () => $<HTMLTextAreaElement>('textarea');
    await show(story);
    await click('[data-action="help"]');
    await click('[data-action="read"]');
    await act(() => {
      const area = field();
      if (area) area.value = 'password=hunter2hunter2';
      area?.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await click('[data-action="back"]');
    await click('[data-action="read"]');
    expect(field()?.value).toBe('password=hunter2hunter2');
    await click('[data-action="keep-additions"]');
    expect(sent).toEqual([{ type: 'note', text: 'password=hunter2hunter2' }]);
    await click('[data-action="back"]');
    await show(story.add({ type: 'noted', at: BEGIN, text: 'password=[removed 1]' }));
    await click('[data-action="read"]');
    expect(field()?.value).toBe('password=[removed 1]');
  });

  test('consent: what is chosen one view further is what the first one tells', async () => {
    await show(new Story().fails('pairing-required').starts('clear-site-data'));
    expect(heading()).toBe(say('consent_title_4'));
    await click('[data-action="choose"]');
    await click('[data-rung="1"]');
    await click('[data-action="back"]');
    expect(heading()).toBe(say(`consent_title_1`));
    await click('[data-action="confirm"]');
    expect(sent.at(-1)).toMatchObject({ type: 'confirm', level: 1 });
  });

  test('a private tab, no access, another site: no step is offered', async () => {
    const failing = viewOf(new Story().fails('token-mismatch'));
    for (const more of [
      { tab: { ...failing.tab, private: true }, incident: null },
      { access: false },
      { tab: { ...failing.tab, host: null }, incident: null },
    ]) {
      await act(() => shown.show({ ...failing, ...more }));
      expect(steps()).toEqual([]);
      expect(document.querySelectorAll('h1')).toHaveLength(1);
    }
  });
});

describe('whoever can let this browser in', () => {
  const known = { knownDevice: true, requestId: REQUEST_ID, deviceId: DEVICE_ID, retriesItself: true };

  test.each([
    ['support', 'copy-handoff'],
    ['ask-agent', 'copy-agent-message'],
  ])('%s: what could not be copied stays to be copied by hand, and the next press goes on', async (way, copies) => {
    await show(new Story().fails('pairing-required', known));
    for (const button of ['[data-action="ways"]', `[data-way="${way}"]`]) await click(button);
    clipboard.works = false;
    const title = heading();
    await click(`[data-action="${copies}"]`);
    expect([heading(), sent]).toEqual([title, []]);
    expect($('.pre')?.textContent).toBe(say('copy_failed'));
    expect($('#live')?.textContent).toContain(say('copy_failed'));
    expect($<HTMLDetailsElement>('details')?.open).toBe(true);
    await click(`[data-action="${copies}"]`);
    expect(sent[0]).toEqual({ type: 'asked', way });
  });

  test('a no is told where it was waited for, with the code to name', async () => {
    const story = new Story().fails('pairing-required', known).asks('support');
    story.starts('await-approval').ran('await-approval');
    await show(story.fails('pairing-declined', known));
    expect($('[data-waiting]')?.dataset.waiting).toBe('declined');
    expect(heading()).toBe(say('waiting_declined_title'));
    expect($('.code')?.textContent).toContain(DEVICE_ID.slice(-4));
  });
});

describe('a healthy day', () => {
  const healthy = (more: Partial<View> = {}) =>
    viewOf(new Story().fails('token-mismatch'), {
      incident: null,
      live: { state: 'connected', kind: null, text: '', since: Date.now(), agent: 'c3-0108.c3.heyron.ai' },
      ...more,
    });

  test('says to which agent, since when; a check-up is a click, and each of its lines is told', async () => {
    await act(() => shown.show(healthy()));
    expect($('.lead')?.textContent).toMatch(/^Connected to c3-0108 since \d/);
    expect($('[data-check]')).toBeNull();
    checked.splice(0, checked.length, { what: 'agent', is: 'ill' }, { what: 'account', is: 'unseen' });
    $('[data-action="check-up"]')?.focus();
    await click('[data-action="check-up"]');
    expect(heading()).toBe(say('check_up_ill_one'));
    for (const line of [say('check_agent_ill'), say('check_account_unseen')]) {
      expect($('.facts')?.textContent).toContain(line);
      expect($('#live')?.textContent).toContain(line);
    }
    expect(document.activeElement).toBe($('[data-action="check-up"]'));
    expect(sent).toEqual([]);
  });

  test('several things that need a look are counted', async () => {
    await act(() => shown.show(healthy()));
    checked.splice(0, checked.length, { what: 'agent', is: 'ill' }, { what: 'page', is: 'ill' });
    await click('[data-action="check-up"]');
    expect(heading()).toBe(say('check_up_ill_other', '2'));
  });

  test('what was seen of one load of a page is not said of the next', async () => {
    await act(() => shown.show(healthy()));
    checked.splice(0, checked.length, { what: 'agent', is: 'well' });
    await click('[data-action="check-up"]');
    expect(heading()).toBe(say('check_up_well'));
    const live = {
      state: 'connected',
      kind: null,
      text: '',
      since: 1,
      agent: 'c3-0108.c3.heyron.ai',
    } as const;
    await act(() => shown.show(healthy({ live })));
    expect($('[data-check]')).toBeNull();
  });

  test('on another site the open heyron pages can be gone to', async () => {
    const openPages = [{ tab: 5, host: 'c3-0108.c3.heyron.ai', is: 'failing' }] as const;
    await act(() => shown.show(healthy({ live: null, tab: { ...viewOf(new Story()).tab, host: null }, openPages })));
    expect($('[data-page="5"]')?.textContent).toContain(say('page_failing'));
    await click('[data-page="5"]');
    expect(sent).toEqual([{ type: 'show', page: 5 }]);
  });
});

test('every failure’s words fit where the picture stands', () => {
  const words = (text: string) => text.split(/\s+/).length;
  for (const kind of FAILURE_KINDS) {
    expect(words(say(`failure_${keyPart(kind)}_title`)), kind).toBeLessThanOrEqual(7);
    expect(words(say(`failure_${keyPart(kind)}_meaning`)), kind).toBeLessThanOrEqual(16);
  }
});

describe('a popup that the card opened', () => {
  const asking = () => new Story().fails('pairing-required', { keys: true, knownDevice: true, requestId: REQUEST_ID });

  test('begins with the ways in, since the card has said what fails; back leads to the first view', async () => {
    await show(asking(), { fromCard: true });
    expect(heading()).toBe(say('ways_title'));
    await click('[data-action="back"]');
    expect(heading()).toBe(say('failure_pairing_required_title'));
  });

  test.each<[string, Story, Partial<View>]>([
    ['on the first run, where the first view asks for the agreement', asking(), { firstRun: true }],
    ['while somebody is waited for', asking().asks('support').starts('await-approval').ran('await-approval'), {}],
    ['where another step is next', new Story().fails('token-mismatch'), {}],
  ])('begins with the first view %s', async (_, story, more) => {
    await show(story, { fromCard: true, ...more });
    expect(heading()).not.toBe(say('ways_title'));
  });
});
