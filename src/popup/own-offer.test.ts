// @vitest-environment happy-dom
/** The offer over a page that may be an agent's of one's own. */
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Offer } from '../core/view/view';
import { Story } from '../testing/events';
import { say } from '../testing/say';
import { $, askForSite, click, heading, shown, viewOf } from './testing/show-popup';

const OFFER: Offer = {
  site: '192.168.1.20:18789',
  hostName: '192.168.1.20',
  pattern: 'http://192.168.1.20:18789/*',
  allPorts: false,
  fails: 'failure_pairing_required_title',
  warns: ['own_unencrypted'],
};

async function offered(more: Partial<Offer> = {}, tab: object = {}): Promise<void> {
  const view = viewOf(new Story(), { incident: null });
  await act(async () => void (await import('./more')));
  await act(() => shown.show({ ...view, tab: { ...view.tab, host: null, ...tab }, offer: { ...OFFER, ...more } }));
  await act(async () => void (await import('./more')));
}

beforeEach(() => {
  askForSite.mockClear();
  askForSite.mockResolvedValue(true);
});

describe('over a page that looks like OpenClaw’s', () => {
  test('it asks whether this is an agent of the user’s own, and says what the browser then asks about', async () => {
    await offered();
    expect(heading()).toBe(say('own_title'));
    const words = $('main')?.textContent;
    expect(words).toContain(say('own_says', '192.168.1.20:18789', say('failure_pairing_required_title')));
    expect(words).toContain(say('own_asks', '192.168.1.20'));
    expect(words).toContain(say('own_unencrypted'));
    expect(document.querySelectorAll('.primary')).toHaveLength(1);
  });

  test('a press has the browser ask about that one host', async () => {
    await offered();
    await click('[data-action="help-here"]');
    expect(askForSite.mock.calls).toEqual([['http://192.168.1.20:18789/*']]);
  });

  test('where the browser grants all ports, it says so', async () => {
    await offered({ allPorts: true });
    expect($('main')?.textContent).toContain(say('own_asks_all_ports', '192.168.1.20'));
  });

  test('a refusal is told, and can be taken back by another press', async () => {
    askForSite.mockResolvedValue(false);
    await offered();
    await click('[data-action="help-here"]');
    expect($('.was')?.textContent).toBe(say('own_not_allowed'));
    await click('[data-action="help-here"]');
    expect(askForSite).toHaveBeenCalledTimes(2);
  });

  test('where nothing fails it is no urgent matter: a second button', async () => {
    await offered({ fails: null, warns: ['own_public'] });
    expect(document.querySelectorAll('.primary')).toHaveLength(0);
    expect($('[data-action="help-here"]')?.textContent).toBe(say('own_watch'));
    expect($('main')?.textContent).toContain(say('own_public'));
  });

  test('in a private window nothing is offered', async () => {
    await offered({}, { private: true });
    expect($('[data-action="help-here"]')).toBeNull();
  });
});
