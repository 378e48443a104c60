// @vitest-environment happy-dom
/** The popup's views of incidents built from events: its contract with the outside, keyboard and screen readers. */
import { h, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FAILURE_KINDS } from './core/catalogue/failures';
import { keyPart } from './core/say';
import type { CheckLine } from './core/view/check-up';
import { shownIncident } from './core/view/shown-incident';
import type { View } from './core/view/view';
import type { HostUnsent, InventoryHost } from './platform/replies';
import type { Command, What } from './platform/requests';
import { App } from './popup/app';
import { nameOf } from './popup/parts/handoff';
import { BEGIN, clearReport, HOST, REQUEST_ID, Story, TAB } from './testing/events';
import { say } from './testing/say';

const { sent, shown, checked, inventory, unsent } = vi.hoisted(() => ({
  sent: [] as Command[],
  /** The result of a check-up. */
  checked: [] as CheckLine[],
  shown: { show: (_: View): void => {} },
  /** What could be cleared. */
  inventory: [] as InventoryHost[],
  /** What is answered about unsent text. */
  unsent: { of: async (_hosts: readonly string[]): Promise<readonly HostUnsent[]> => [] },
}));
vi.mock('./platform/say', async () => ({ say: (await import('./testing/say')).say, direction: () => 'ltr' }));
vi.mock('./platform/send-request', () => ({
  NO_REPLY: { ok: false, problem: 'failed' },
  watchView: (_: number, onView: (view: View) => void) => {
    shown.show = onView;
    return () => {};
  },
  ask: (name: string, what: Partial<What<'command'> & What<'unsent'>>, otherwise: unknown): Promise<unknown> => {
    if (name === 'unsent') return unsent.of(what.hosts ?? []);
    if (what.command) sent.push(what.command);
    return Promise.resolve({ command: { ok: true, inventory }, 'check-up': checked }[name] ?? otherwise);
  },
}));
vi.mock('./platform/drafts', () => ({
  readDraft: async () => null,
  writeDraft: async () => {},
}));
vi.mock('./platform/side-panel', () => ({ home: async () => 'beside', ownWindow: async () => 1 }));
vi.mock('./platform/open-tab', () => ({ openSettings: async () => {} }));
vi.mock('./platform/permissions', () => ({ askForAccess: () => {} }));
vi.mock('./platform/save-files', () => ({ saveFiles: async () => {} }));
vi.mock('./platform/clipboard', () => ({ copyText: async () => true }));

function viewOf(story: Story, more: Partial<View> = {}): View {
  return {
    tab: { id: TAB, host: HOST, private: false },
    access: true,
    incident: shownIncident(story.incident, story.state, TAB),
    revision: story.events.length,
    live: null,
    openPages: [],
    watchUntil: null,
    worksElsewhere: false,
    others: [],
    progress: null,
    newerIncidents: 0,
    addressDetail: 'host',
    firstRun: false,
    environment: {
      ...{ extension: '1', browser: 'Firefox 142', os: 'Linux', language: 'en' },
      ...{ keepsLeftPages: false, keepsClosedTabs: false, opensPrivateWindows: true },
    },
    ...more,
  };
}

/** A host that could be cleared, with nothing stored. */
function found(host: string, role: InventoryHost['role']): InventoryHost {
  return {
    host,
    role,
    ticked: role !== 'other',
    open: false,
    looked: true,
    types: [],
    meanings: [],
    cookies: [],
  };
}

const $ = <T extends HTMLElement = HTMLElement>(selector: string) => document.querySelector<T>(selector);
const steps = () => [...document.querySelectorAll<HTMLElement>('[data-step]')];
const heading = () => $('h1')?.textContent;

async function show(story: Story, more: Partial<View> = {}): Promise<void> {
  await act(() => shown.show(viewOf(story, more)));
}

/** Lets this much time pass. In ms. */
async function pass(ms: number): Promise<void> {
  await act(() => void vi.advanceTimersByTime(ms));
}

/** Clicks at once, like a click that was meant for something else. */
async function clickAtOnce(selector: string): Promise<void> {
  await act(async () => $(selector)?.click());
}

/** Clicks after the button's rest. */
async function click(selector: string): Promise<void> {
  await pass(500);
  await clickAtOnce(selector);
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  sent.length = 0;
  inventory.length = 0;
  unsent.of = async hosts => hosts.map(host => ({ host, unsent: [] }));
  document.body.innerHTML = '<div id="live" role="status"></div><div id="app"></div>';
  const root = $('#app');
  if (root) await act(() => render(h(App, { tab: TAB }), root));
});

afterEach(() => {
  const root = $('#app');
  if (root) render(null, root);
  vi.useRealTimers();
});

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

describe('the keyboard', () => {
  test('stands on the new heading after the user’s own click, and is left alone otherwise', async () => {
    const story = new Story().fails('pairing-required', { knownDevice: true, requestId: null });
    await show(story);
    expect(document.activeElement).toBe(document.body);
    await click('[data-action="skip"]');
    await show(story.ends('right-gateway', 'skipped'));
    expect(document.activeElement).toBe($('h1'));
    $('[data-action="details"]')?.focus();
    await show(story.ends('hard-refresh', 'skipped'));
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
    expect(sent).toEqual([{ type: 'run', step: 'right-gateway' }]);
  });

  test('does nothing where another view has come under it, be its buttons the same', async () => {
    const fails = story();
    await show(fails);
    await click('[data-action="skip"]');
    const help = $('[data-action="help"]');
    await show(fails.ends('right-gateway', 'skipped'));
    expect($('[data-action="help"]'), 'it is the same button').toBe(help);
    for (const action of ['skip', 'run', 'help']) await clickAtOnce(`[data-action="${action}"]`);
    expect(sent).toEqual([{ type: 'skip', step: 'right-gateway' }]);
    expect(heading()).toBe(say('step_fresh_link_title'));
    await click('[data-action="run"]');
    expect(sent.at(-1)).toEqual({ type: 'run', step: 'fresh-link' });
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
    await show(fails.ends('right-gateway', 'skipped'));
    expect(document.activeElement).toBe($('[data-action="details"]'));
  });
});

describe('what is unsent', () => {
  const agree = () => $<HTMLButtonElement>('[data-action="confirm"]');
  const unsentThere = [{ sort: 'draft', text: 'Dear agent', at: null, attachments: 0 }] as const;
  /** Before the smallest clearing, which concerns one host only. */
  const consent = () => show(new Story().fails('token-mismatch').starts('clear-site-data'));

  /** Holds every answer back; the returned function gives them. */
  function held(): () => Promise<void> {
    const waiting: (() => void)[] = [];
    unsent.of = hosts =>
      new Promise(resolve => {
        waiting.push(() => resolve(hosts.map(host => ({ host, unsent: unsentThere }))));
      });
    return () => act(async () => waiting.forEach(answer => void answer()));
  }

  test('is told before anybody can agree to a clearing', async () => {
    const answer = held();
    await consent();
    expect(agree()?.disabled).toBe(true);
    expect($('main')?.textContent).toContain(say('unsent_looking'));
    await answer();
    expect($('[data-unsent="1"]')).not.toBeNull();
    expect(agree()?.disabled).toBe(false);
    expect($('main')?.textContent).not.toContain(say('unsent_looking'));
  });

  test('is said to be unseen where no answer comes, be it that the worker died; a late one is told all the same', async () => {
    const answer = held();
    await consent();
    await pass(2_499);
    expect(agree()?.disabled).toBe(true);
    await pass(1);
    expect($('main')?.textContent).toContain(say('unsent_unread'));
    expect(agree()?.disabled).toBe(false);
    await answer();
    expect($('[data-unsent="1"]')).not.toBeNull();
    expect($('main')?.textContent).not.toContain(say('unsent_unread'));
  });

  test('is said to be unseen at once where nobody answers', async () => {
    unsent.of = async () => [];
    await consent();
    expect($('main')?.textContent).toContain(say('unsent_unread'));
    expect(agree()?.disabled).toBe(false);
  });

  test('of one host is told while the page of another hangs', async () => {
    inventory.splice(0, inventory.length, found(HOST, 'failing'), found('heyron.ai', 'account'));
    unsent.of = async ([host = '']) => (host === HOST ? [{ host, unsent: unsentThere }] : new Promise<never>(() => {}));
    await show(new Story().fails('pairing-required').starts('clear-site-data'));
    expect($('[data-unsent="1"]')).not.toBeNull();
    expect(agree()?.disabled).toBe(true);
    await pass(2_500);
    expect(agree()?.disabled).toBe(false);
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
    expect(heading()).toBe(say('handoff_title'));
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
      { tab: { id: TAB, host: HOST, private: true }, incident: null },
      { access: false },
      { tab: { id: TAB, host: null, private: false }, incident: null },
    ]) {
      await act(() => shown.show({ ...failing, ...more }));
      expect(steps()).toEqual([]);
      expect(document.querySelectorAll('h1')).toHaveLength(1);
    }
  });
});

describe('what a clearing removes', () => {
  const removed = () => $('[data-cost="loss"].group')?.textContent ?? '';

  test.each([
    ['the waiting request, where the agent asks for an approval', REQUEST_ID, true, false],
    ['the approval, where the agent has given one', null, false, true],
  ])('is %s', async (_, requestId, request, approval) => {
    inventory.push(found(HOST, 'failing'), found('heyron.ai', 'account'));
    const kind = requestId ? 'pairing-required' : 'device-token-mismatch';
    await show(new Story().fails(kind, { requestId }).starts('clear-site-data'));
    await click('[data-action="choose"]');
    await click('[data-rung="4"]');
    await click('[data-action="back"]');
    expect(removed().includes(say('consent_removed_request'))).toBe(request);
    expect(removed().includes(say('consent_removed_approval', nameOf(HOST)))).toBe(approval);
  });
});

describe('hosts without end', () => {
  const names = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, n) => `x${from + n}.evil.c1.heyron.ai`);
  const inSight = () =>
    [...document.querySelectorAll<HTMLElement>('[data-host]')]
      .filter(box => !box.closest('details[data-more]'))
      .map(({ dataset }) => dataset.host);
  const fold = () => $<HTMLDetailsElement>('details[data-more]');
  const unfold = (open: boolean) =>
    act(async () => {
      const more = fold();
      if (more) more.open = open;
      more?.dispatchEvent(new Event('toggle'));
    });

  /** Opens the choice among the agent, the account site, `open` open hosts and `others` other hosts. */
  async function choose(open: number, others: number): Promise<void> {
    inventory.push(found(HOST, 'failing'), found('heyron.ai', 'account'));
    inventory.push(...names(0, open).map(host => ({ ...found(host, 'other'), open: true })));
    inventory.push(...names(open, open + others).map(host => found(host, 'other')));
    await show(new Story().fails('pairing-required').starts('clear-site-data'));
    await click('[data-action="choose"]');
  }

  test('are folded below one line, but for what is open and a few others; each keeps its box', async () => {
    await choose(10, 198);
    expect(inSight()).toEqual([HOST, 'heyron.ai', ...names(0, 18)]);
    expect($('details[data-more] > summary')?.textContent).toBe(say('consent_more', '190'));
    expect(document.querySelectorAll('[data-host]')).toHaveLength(210);
  });

  test('as many as a person has are not folded', async () => {
    await choose(0, 8);
    expect(fold()).toBeNull();
    expect(inSight()).toHaveLength(10);
  });

  test('are never hidden once they are ticked, and do not move while they are unfolded', async () => {
    const last = 'x19.evil.c1.heyron.ai';
    await choose(0, 20);
    await unfold(true);
    expect($('details[data-more] > summary')?.textContent).toBe(say('consent_fewer'));
    await click(`[data-host="${last}"]`);
    expect(inSight()).not.toContain(last);
    await unfold(false);
    expect(inSight().at(-1)).toBe(last);
    expect($<HTMLInputElement>(`[data-host="${last}"]`)?.checked).toBe(true);
    expect($('details[data-more] > summary')?.textContent).toBe(say('consent_more', '11'));
  });

  test('push nothing away where it is said what stays: they are counted, and a few are named', async () => {
    inventory.push(found(HOST, 'failing'), ...names(0, 4).map(host => found(host, 'other')));
    await show(new Story().fails('pairing-required').starts('clear-site-data'));
    expect($('main')?.textContent).toContain(say('consent_kept_others_many', '4'));
    expect($('main')?.textContent).not.toContain('x0.evil');
    await click('[data-action="choose"]');
    await click('[data-host="x0.evil.c1.heyron.ai"]');
    await click('[data-action="back"]');
    expect($('[data-cost="loss"]')?.textContent).toContain('x0.evil.c1');
    expect($('main')?.textContent).toContain('x1.evil.c1, x2.evil.c1');
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
    expect(heading()).toBe(say('check_up_ill'));
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
    expect(heading()).toBe(say('check_up_several_ill', '2'));
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
    await act(() => shown.show(healthy({ live: null, tab: { id: TAB, host: null, private: false }, openPages })));
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
