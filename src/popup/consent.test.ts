// @vitest-environment happy-dom
/** What stands before a clearing: what is unsent, what it removes, and which hosts it takes. */
import { act } from 'preact/test-utils';
import { describe, expect, test } from 'vitest';
import { HOST, REQUEST_ID, Story } from '../testing/events';
import { say } from '../testing/say';
import { $, click, found, inventory, pass, show, unsent } from './testing/show-popup';

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
    expect(removed().includes(say('consent_removed_approval', 'c3-0108.c3'))).toBe(approval);
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
    expect($('main')?.textContent).toContain(say('consent_kept_count_other', '4'));
    expect($('main')?.textContent).not.toContain('x0.evil');
    await click('[data-action="choose"]');
    await click('[data-host="x0.evil.c1.heyron.ai"]');
    await click('[data-action="back"]');
    expect($('[data-cost="loss"]')?.textContent).toContain('x0.evil.c1');
    expect($('main')?.textContent).toContain('x1.evil.c1, x2.evil.c1');
  });
});
