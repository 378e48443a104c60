/** Reads what was not sent from the stores as OpenClaw 2026.9.6 writes them (dist/control-ui). */
import { afterEach, expect, test, vi } from 'vitest';
import { inPage } from '../testing/injected';
import { unsentIn } from './read-unsent';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

const AGENT = 'c3-0108.c3.heyron.ai';
const NAME = 'openclaw-control-ui';

/** Keys and values as `Storage` has them. */
function storage(entries: Record<string, string>): Record<string, unknown> {
  return Object.defineProperty({ ...entries }, 'getItem', { value: (key: string) => entries[key] ?? null });
}

/** A page's IndexedDB, as far as it is read: databases by name, of each its stores with what is in them. */
class Databases {
  constructor(private readonly all: Record<string, Record<string, readonly object[]>>) {}

  async databases(): Promise<{ name: string }[]> {
    return Object.keys(this.all).map(name => ({ name }));
  }

  /** As a browser does, it makes one that is not there. */
  open(name: string): object {
    this.all[name] ??= {};
    const stores = this.all[name];
    const storeOf = (store: string) => {
      if (!stores[store]) throw new DOMException('no such store', 'NotFoundError');
      return { getAll: () => answered(stores[store]) };
    };
    return answered({
      objectStoreNames: { contains: (store: string) => store in stores },
      transaction: () => ({ objectStore: storeOf }),
      close: () => {},
    });
  }
}

/** A request that succeeds. */
function answered(result: unknown): object {
  const request = { result, onsuccess: () => {} };
  setImmediate(() => request.onsuccess());
  return request;
}

/** A database with these drafts; none without drafts. */
function databases(drafts: readonly object[] | null): Databases {
  return new Databases(drafts ? { [NAME]: { composerDrafts: drafts } } : {});
}

function show(indexedDB: object, session: Record<string, string> = {}) {
  const fake = inPage(AGENT, { indexedDB, sessionStorage: storage(session), localStorage: storage({}) });
  fake.tabs.add(`https://${AGENT}/`);
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('drafts and queued messages are read with their words, and what was sent or retired is not', async () => {
  const drafts = [
    { key: 'a', text: 'Dear agent', attachments: [], updatedAt: 5, scopeKey: 'x' },
    { key: 'b', text: '', attachments: [{ fileName: 'plan.pdf' }], updatedAt: 6 },
    { key: 'c', text: '', attachments: [], updatedAt: 7, writeId: 'retired:7' },
  ];
  const composer = {
    sessions: { main: { draft: 'half a', updatedAt: 1, queue: [{ id: '1', text: 'waits', createdAt: 2 }] } },
    recovery: { 'pending:x': { queue: [{ id: '2', text: 'lost once', createdAt: 3 }] } },
  };
  show(databases(drafts), {
    'openclaw.control.chatComposer.v4:default': JSON.stringify(composer),
    'openclaw.control.token.v1': '{"draft":"no draft at all"}',
    'openclaw.control.chatComposer.v3:default': '{broken',
  });
  expect(await unsentIn(AGENT, '0')).toEqual([
    { sort: 'draft', text: 'half a', at: 1, attachments: 0 },
    { sort: 'queued', text: 'waits', at: 2, attachments: 0 },
    { sort: 'queued', text: 'lost once', at: 3, attachments: 0 },
    { sort: 'draft', text: 'Dear agent', at: 5, attachments: 0 },
    { sort: 'draft', text: '', at: 6, attachments: 1 },
  ]);
});

test('a page that keeps none has none, and no database is made of looking', async () => {
  const factory = databases(null);
  show(factory);
  expect(await unsentIn(AGENT, '0')).toEqual([]);
  expect(await factory.databases()).toEqual([]);
});

test('stores that refuse are none, a host without a page is not known', async () => {
  show({ databases: () => Promise.reject(new DOMException('denied', 'SecurityError')) });
  expect(await unsentIn(AGENT, '0')).toEqual([]);
  expect(await unsentIn('user-0241.c1.heyron.ai', '0')).toBeNull();
});

test('what a page makes up is read within bounds', async () => {
  const queue = Array.from({ length: 500 }, (_, id) => ({ id, text: 'x'.repeat(200_000) }));
  show(databases(null), {
    'openclaw.control.chatComposer.v4:x': JSON.stringify({ sessions: { a: { queue } } }),
  });
  const all = (await unsentIn(AGENT, '0')) ?? [];
  expect(all.length).toBe(1); // the same text at the same time is one message
  expect(all[0]?.text.length).toBe(100_000);
});

test('where the page at the top is another’s, every document is asked, at once, and only one of the host itself answers for it', async () => {
  const fake = inPage(AGENT, {});
  fake.tabs.add(`https://${AGENT}/`);
  const found = [{ sort: 'draft', text: 'mine', at: null, attachments: 0 }];
  const answers = [{ result: { host: 'heyron.ai', found: [] } }, { result: null }, { result: { host: AGENT, found } }];
  const ask = vi
    .spyOn(fake.scripting, 'executeScript')
    .mockImplementation(async ({ target }) => ('frameIds' in target ? answers.slice(0, 1) : answers));
  expect(await unsentIn(AGENT, '0')).toEqual(found);
  expect(ask).toHaveBeenLastCalledWith(
    expect.objectContaining({
      target: { tabId: expect.any(Number), allFrames: true },
      injectImmediately: true,
    }),
  );
});

test('a frame that hangs hides nothing of the page at the top, and is not waited for', async () => {
  const fake = inPage(AGENT, {});
  fake.tabs.add(`https://${AGENT}/`);
  const found = [{ sort: 'draft', text: 'mine', at: null, attachments: 0 }];
  vi.spyOn(fake.scripting, 'executeScript').mockImplementation(async call =>
    'frameIds' in call.target ? [{ result: { host: AGENT, found } }] : new Promise<never>(() => {}),
  );
  vi.useFakeTimers();
  const looking = unsentIn(AGENT, '0');
  await vi.advanceTimersByTimeAsync(1_000); // while it asks which hosts the tab shows
  expect(await looking).toEqual(found);
  vi.useRealTimers();
});

test('a page that hangs as a whole is given up, and not known', async () => {
  const fake = inPage(AGENT, {});
  fake.tabs.add(`https://${AGENT}/`);
  vi.spyOn(fake.scripting, 'executeScript').mockReturnValue(new Promise<never>(() => {}));
  vi.useFakeTimers();
  const looking = unsentIn(AGENT, '0');
  await vi.advanceTimersByTimeAsync(12_000); // once for the top page, once for all documents
  expect(await looking).toBeNull();
  vi.useRealTimers();
});

test('of several frames of the host a sandboxed one, which sees no store, answers for no other', async () => {
  const fake = inPage('heyron.ai', {});
  fake.tabs.add('https://heyron.ai/agents');
  const found = [{ sort: 'draft', text: 'mine', at: null, attachments: 0 }];
  const frames = [
    { result: { host: 'heyron.ai', found: [] } },
    { result: { host: AGENT, found: [] } },
    { result: { host: AGENT, found } },
  ];
  vi.spyOn(fake.scripting, 'executeScript').mockImplementation(async call => {
    if (!('args' in call)) return [{ result: `https://${AGENT}` }];
    return 'frameIds' in call.target ? frames.slice(0, 1) : frames;
  });
  expect(await unsentIn(AGENT, '0')).toEqual(found);
});

test('a tab that cannot be looked into keeps no other from being read', async () => {
  const factory = databases([{ key: 'a', text: 'Dear agent', attachments: [], updatedAt: 5 }]);
  const fake = inPage(AGENT, { indexedDB: factory, sessionStorage: storage({}), localStorage: storage({}) });
  const dead = fake.tabs.add(`https://${AGENT}/`);
  fake.tabs.add(`https://${AGENT}/chat`);
  const run = vi.mocked(fake.scripting.executeScript).getMockImplementation();
  vi.spyOn(fake.scripting, 'executeScript').mockImplementation(async call =>
    call.target.tabId === dead ? Promise.reject(new Error('an error page')) : ((await run?.(call)) ?? []),
  );
  expect(await unsentIn(AGENT, '0')).toMatchObject([{ text: 'Dear agent' }]);
});

test('what is no message is none, at whatever depth', async () => {
  const deep = (levels: number): object =>
    levels ? { more: deep(levels - 1) } : { draft: `below ${levels}`, updatedAt: 1 };
  const texts = async (value: unknown) => {
    show(databases(null), { 'openclaw.control.chatComposer.v4:x': JSON.stringify(value) });
    return ((await unsentIn(AGENT, '0')) ?? []).map(({ text }) => text);
  };
  for (const nothing of [null, 7, 'draft', [], { draft: '  \n' }, { queue: [null, 'text', {}] }])
    expect(await texts(nothing), JSON.stringify(nothing)).toEqual([]);
  expect(await texts({ queue: [null, { text: 'waits' }] })).toEqual(['waits']);
  expect(await texts(deep(6))).toEqual(['below 0']);
  expect(await texts(deep(7))).toEqual([]);
});

test('a database of another name is not opened, and one without drafts has none', async () => {
  const factory = new Databases({ 'somebody-else’s': {} });
  const open = vi.spyOn(factory, 'open');
  show(factory);
  expect(await unsentIn(AGENT, '0')).toEqual([]);
  expect(open).not.toHaveBeenCalled();
  factory.open(NAME);
  expect(await unsentIn(AGENT, '0')).toEqual([]);
});
