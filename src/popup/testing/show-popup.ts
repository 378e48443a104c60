/** The popup as tests draw it, from views that they make: what it sends is noted, and what it is answered is theirs. */
import { h, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, vi } from 'vitest';
import type { CheckLine } from '../../core/view/check-up';
import { shownIncident } from '../../core/view/shown-incident';
import type { View } from '../../core/view/view';
import type { HostUnsent, InventoryHost } from '../../platform/replies';
import type { Command, What } from '../../platform/requests';
import { HOST, type Story, TAB } from '../../testing/events';
import { App } from '../app';

const { sent, shown, checked, inventory, clipboard, unsent, askForSite } = vi.hoisted(() => ({
  sent: [] as Command[],
  /** The result of a check-up. */
  checked: [] as CheckLine[],
  shown: { show: (_: View): void => {} },
  /** What could be cleared. */
  inventory: [] as InventoryHost[],
  /** What is answered about unsent text. */
  clipboard: { works: true },
  unsent: { of: async (_hosts: readonly string[]): Promise<readonly HostUnsent[]> => [] },
  /** The browser's question about a site. */
  askForSite: vi.fn(async (_pattern: string) => true),
}));

export { askForSite, checked, clipboard, inventory, sent, shown, unsent };

vi.mock('../../platform/say', async () => {
  const { say } = await import('../../testing/say');
  return { say, sayInEnglish: async () => say, direction: () => 'ltr' };
});
vi.mock('../../platform/send-request', () => ({
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
vi.mock('../../platform/drafts', () => ({
  readDraft: async () => null,
  writeDraft: async () => {},
}));
vi.mock('../../platform/side-panel', () => ({ home: async () => 'beside', ownWindow: async () => 1 }));
vi.mock('../../platform/open-tab', () => ({ openSettings: async () => {} }));
vi.mock('../../platform/permissions', () => ({ askForAccess: () => {} }));
vi.mock('../../platform/ask-for-site', () => ({ askForSite }));
vi.mock('../../platform/save-files', () => ({ saveFiles: async () => {} }));
vi.mock('../../platform/clipboard', () => ({ copyText: async () => clipboard.works }));

export function viewOf(story: Story, more: Partial<View> = {}): View {
  return {
    tab: { id: TAB, host: HOST, private: false, keepsNothing: false, awake: null },
    access: true,
    incident: shownIncident(story.incident, story.state, TAB),
    revision: story.events.length,
    live: null,
    letIn: null,
    held: false,
    openPages: [],
    offer: null,
    watchUntil: null,
    worksIn: null,
    stayedTab: null,
    otherFails: null,
    others: [],
    progress: null,
    newerIncidents: 0,
    helpChannel: '#help',
    addressDetail: 'host',
    firstRun: false,
    fromCard: false,
    environment: {
      ...{ extension: '1', browser: 'Firefox 142', os: 'Linux', language: 'en' },
      ...{ keepsLeftPages: false, keepsClosedTabs: false, opensPrivateWindows: true },
    },
    ...more,
  };
}

/** A host that could be cleared, with nothing stored. */
export function found(host: string, role: InventoryHost['role']): InventoryHost {
  return {
    host,
    role,
    ticked: role !== 'other',
    open: false,
    looked: true,
    types: [],
    keys: { deviceToken: 1, gatewayToken: 1, identity: 1, otherGateway: 1 },
    meanings: [],
    cookies: [],
  };
}

export const $ = <T extends HTMLElement = HTMLElement>(selector: string) => document.querySelector<T>(selector);
export const steps = () => [...document.querySelectorAll<HTMLElement>('[data-step]')];
export const heading = () => $('h1')?.textContent;

export async function show(story: Story, more: Partial<View> = {}): Promise<void> {
  await act(async () => {
    shown.show(viewOf(story, more));
    await import('../more'); // loaded after the first view
  });
}

/** Lets this much time pass. In ms. */
export async function pass(ms: number): Promise<void> {
  await act(() => void vi.advanceTimersByTime(ms));
}

/** Clicks at once, like a click that was meant for something else. */
export async function clickAtOnce(selector: string): Promise<void> {
  await act(async () => $(selector)?.click());
}

/** Clicks after the button's rest. */
export async function click(selector: string): Promise<void> {
  await pass(500);
  await clickAtOnce(selector);
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  sent.length = 0;
  inventory.length = 0;
  clipboard.works = true;
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
