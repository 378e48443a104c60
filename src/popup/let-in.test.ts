// @vitest-environment happy-dom
/** Letting another browser in, as the popup of a connected page shows it. */
import { act } from 'preact/test-utils';
import { describe, expect, test, vi } from 'vitest';
import { PLATFORMS } from '../core/sighting/asking';
import type { LetIn } from '../core/view/let-in';
import type { View } from '../core/view/view';
import { HOST, Story } from '../testing/events';
import { say } from '../testing/say';
import { $, click, heading, pass, sent, show } from './testing/show-popup';

const DEVICE = '0badcafe'.repeat(8);
const MINUTES = 60_000;
const clockTime = (at: number) => new Intl.DateTimeFormat(say('language_code'), { timeStyle: 'short' }).format(at);

/** Shows the popup of a connected page that is in no incident. */
async function letting(more: Partial<LetIn>, besides: Partial<View> = {}): Promise<void> {
  const letIn: LetIn = {
    ...{ stand: 'waiting', until: Date.now() + 10 * MINUTES, ask: null, more: 0, spare: null, outcome: null },
    ...more,
  };
  const live = { state: 'connected', kind: null, text: '', since: 0, agent: HOST } as const;
  await show(new Story(), { incident: null, live, letIn, ...besides });
  await act(async () => void (await import('./more'))); // on the first time it is on its way
}

const ASK = { deviceId: DEVICE, platform: 'iPhone', at: Date.now() } as const;
const actions = () => [...document.querySelectorAll<HTMLElement>('.do [data-action]')].map(each => each.dataset.action);
const stand = () => $('[data-let-in]')?.dataset.letIn;

test('a connected page offers it, beside the check-up', async () => {
  await letting({ stand: 'offered' });
  expect(actions()).toEqual(['check-up', 'let-in']);
  await click('[data-action="let-in"]');
  expect(sent).toEqual([{ type: 'let-in', what: 'begin' }]);
});

test('not where its page cannot, and not before anything was agreed to', async () => {
  await show(new Story(), {
    incident: null,
    live: { state: 'connected', kind: null, text: '', since: 0, agent: HOST },
  });
  expect(actions()).toEqual(['check-up']);
  await letting({ stand: 'offered' }, { firstRun: true });
  expect(actions()).toEqual([]);
});

describe('once it was begun', () => {
  test('while nobody asks, until when it is listened', async () => {
    await letting({});
    expect([stand(), actions()]).toEqual(['waiting', ['devices', 'done']]);
    expect($('.lead')?.textContent).toBe(say('let_in_waiting', clockTime(Date.now() + 10 * MINUTES)));
  });

  test('who asks is shown with code, platform and time, and is told to a screen reader', async () => {
    await letting({ stand: 'asked', ask: ASK, more: 2 });
    expect(heading()).toBe(say('let_in_asked_title'));
    expect($('.code')?.textContent).toBe('0badcafe…cafe');
    expect($('[data-let-in]')?.textContent).toContain(say('let_in_about', PLATFORMS.iPhone, clockTime(ASK.at)));
    expect($('[data-let-in]')?.textContent).toContain(say('let_in_more', '', '2').trim());
    expect($('#live')?.textContent).toContain(say('let_in_asked_title'));
    expect($('#live')?.textContent).toContain(say('let_in_more', '', '2').trim());
  });

  test('nothing there approves: one button leads to the page of devices, the other one ends it', async () => {
    await letting({ stand: 'asked', ask: { ...ASK, platform: null } });
    expect(actions()).toEqual(['devices', 'not-me']);
    await click('[data-action="devices"]');
    await click('[data-action="not-me"]');
    expect(sent).toEqual([
      { type: 'let-in', what: 'devices' },
      { type: 'let-in', what: 'not-me' },
    ]);
  });

  test('one that was let in while another asks is said so above it', async () => {
    await letting({ stand: 'asked', ask: ASK, outcome: { deviceId: '1'.repeat(64), decision: 'approved' } });
    expect($('.was')?.textContent).toBe(say('let_in_approved_title'));
    expect($('.code')?.textContent).toContain('0bad');
  });

  test.each([
    ['approved', 'let_in_approved_title', ['done']],
    ['rejected', 'let_in_rejected_title', ['let-in', 'done']],
    ['not-me', 'let_in_not_me_title', ['devices', 'done']],
    ['time', 'let_in_over_title', ['let-in', 'done']],
    ['connection', 'let_in_over_title', ['let-in', 'done']],
    ['page', 'let_in_over_title', ['let-in', 'done']],
  ] as const)('%s', async (end, title, buttons) => {
    const decision = end === 'rejected' ? end : 'approved';
    await letting({ stand: end, ask: null, outcome: { deviceId: DEVICE, decision } });
    expect([stand(), heading(), actions()]).toEqual([end, say(title), [...buttons]]);
    expect($('.code') !== null).toBe(end === decision);
  });

  test('the time that runs out while the popup is open ends it there as well', async () => {
    await letting({ stand: 'asked', ask: ASK, until: Date.now() + 1_000 });
    const later = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 1_001);
    await pass(1_002);
    later.mockRestore();
    expect([stand(), heading()]).toEqual(['time', say('let_in_over_title')]);
    expect($('.code')).toBeNull();
  });
});

describe('a spare way in', () => {
  const offered = (spare: LetIn['spare']): LetIn => {
    return { stand: 'offered', until: 0, ask: null, more: 0, spare, outcome: null };
  };
  const solved = async (letIn: LetIn | null) => {
    const live = { state: 'connected', kind: null, text: '', since: 0, agent: HOST } as const;
    await show(new Story().fails('token-missing').connects(), { live, letIn });
    await act(async () => void (await import('./more')));
  };

  test('is offered once it works again, and can be refused for good', async () => {
    await solved(offered(null));
    expect(actions()).toEqual(['open', 'let-in', 'no-spare']);
    await click('[data-action="no-spare"]');
    expect(sent).toEqual([{ type: 'let-in', what: 'no-spare' }]);
  });

  test.each([offered('made'), offered('declined'), null])(
    'is not offered again, nor where a page cannot: %o',
    async letIn => {
      await solved(letIn);
      expect(actions()).toEqual(['open']);
    },
  );

  test('begins there, with a picture for a phone', async () => {
    await solved({ ...offered(null), stand: 'waiting', until: Date.now() + 10 * MINUTES });
    expect(stand()).toBe('waiting');
    expect($('.qr svg')).not.toBeNull();
  });
});
