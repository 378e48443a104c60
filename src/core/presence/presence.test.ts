import { describe, expect, test } from 'vitest';
import { BEGIN, connected, failing, ORIGIN, present, Story, sighting, TAB } from '../../testing/events';
import { fixByObservation } from '../transitions/on-observation';
import { alarmOf, type PresentPage } from './page';
import { decidingPages, type Presence, sightingsOf, speakingPage, withoutClosedTabs, withPage } from './presence';

const refused = failing('pairing-required', { page: 'top' });
const see = (presence: Presence, ...pages: readonly PresentPage[]) => pages.reduce<Presence>(withPage, presence);
const frame = (n: number, seen = failing('token-missing', { page: `frame-${n}` })) => present(seen, TAB, { frame: n });

describe('a page that arrives', () => {
  test('takes the place of what its frame showed, and a new document at the top takes the frames with it', () => {
    const framed = see([], present(refused), frame(1), frame(2));
    expect(see(framed, frame(1, connected({ page: 'frame-1' })))).toHaveLength(3);
    expect(see(framed, present({ ...refused, text: 'more words' }))).toHaveLength(3);
    expect(see(framed, present(sighting({ page: 'next' })))).toHaveLength(1);
  });

  test('has stood as it does since it was first seen so, and a break or another load begins anew', () => {
    const at = (time: number, seen = connected({ page: 'top' })) => present(seen, TAB, { at: time });
    const since = (...pages: readonly PresentPage[]) => see([], ...pages)[0]?.since;
    expect(since(at(1, refused), at(2), at(3))).toBe(2);
    expect(since(at(1), at(2, sighting({ page: 'top' })), at(3))).toBe(3);
    expect(since(at(1), at(2, connected({ page: 'next' })))).toBe(2);
    expect(since(at(1), at(2, connected({ page: 'top', loadedAt: BEGIN + 9 })))).toBe(2);
  });

  test('with frames without end is heard of in twelve pages', () => {
    const many = Array.from({ length: 40 }, (_, n) => frame(n + 1));
    const crowd = see([], present(refused), ...many);
    expect(crowd).toHaveLength(12);
    expect(see(crowd, present(connected({ page: 'top' })))).toHaveLength(12); // the top page is always added
  });

  test('undecided in place of one that failed keeps that in mind, with its silence, until it knows better', () => {
    const silent = present(refused, TAB, { muted: 'dismissed' });
    const [loading] = see([silent], present(sighting({ page: 'next' })));
    expect(loading).toMatchObject({ unproven: 'pairing-required', muted: 'dismissed' });
    expect(loading && alarmOf(loading)).toEqual({ kind: 'pairing-required', prompts: false });
    const [works] = see(loading ? [loading] : [], present(connected({ page: 'next' })));
    expect(works && alarmOf(works)).toBeNull();
  });

  test.each([
    ['origin', { origin: 'https://heyron.ai' }],
    ['cookie store', { store: 'firefox-container-1' }],
  ])('from another %s has nothing to do with what failed before', (_, more) => {
    const [page] = see([present(refused)], present(sighting({ page: 'next' }), TAB, more));
    expect(page?.unproven).toBeNull();
  });
});

describe('what a browser does not list is not there', () => {
  const pages = [present(refused), frame(1), present(refused, 8)];

  test('a tab that is closed, sleeps, or shows another origin', () => {
    expect(withoutClosedTabs(pages, [])).toEqual([]);
    expect(withoutClosedTabs(pages, [{ id: TAB, url: `${ORIGIN}/`, discarded: true }])).toEqual([]);
    expect(withoutClosedTabs(pages, [{ id: TAB, url: 'https://heyron.ai/' }])).toEqual([pages[1]]); // a frame in any heyron page
    expect(withoutClosedTabs(pages, [{ id: 8, url: `${ORIGIN}/chat` }])).toEqual([pages[2]]);
  });
});

describe('for a tab speaks', () => {
  test('the page at the top, whatever its frames say', () => {
    expect(speakingPage(see([], frame(1), present(connected({ page: 'top' }))), TAB)?.frame).toBe(0);
    expect(speakingPage(see([], present(refused), frame(1, connected())), TAB)?.frame).toBe(0);
  });

  test('a frame where that one knows of no gateway, first of all one that fails', () => {
    const top = present(sighting({ page: 'top' }));
    expect(speakingPage(see([], top, frame(1, connected()), frame(2)), TAB)?.frame).toBe(2);
    expect(speakingPage(see([], top, frame(1, connected())), TAB)?.frame).toBe(1);
    expect(speakingPage(see([], top), TAB)?.frame).toBe(0);
    expect(speakingPage(see([], top), 8)).toBeNull();
  });

  test('and of several pages of an incident in one tab the failing one is judged by', () => {
    expect(sightingsOf([frame(1), present(connected())]).get(TAB)?.state).toBe('failing');
  });
});

describe('a cure that nobody reported', () => {
  const { state } = new Story().fails('pairing-required');
  const failedAt = state.failure?.at ?? 0;
  const works = (at: number) => present(connected({ page: 'other' }), 8, { at });

  test('is a connection since the failure, once no page fails any more', () => {
    expect(fixByObservation(state, [works(failedAt + 1)], BEGIN)).toMatchObject([{ type: 'sighted', tab: 8 }]);
    expect(fixByObservation(state, [works(failedAt + 1), present(refused)], BEGIN)).toEqual([]);
    const loading = present(sighting({ page: 'next' }), TAB, { unproven: 'pairing-required' });
    expect(fixByObservation(state, [works(failedAt + 1), loading], BEGIN)).toEqual([]);
  });

  test('is none that stood before, nor one that has not stayed', () => {
    expect(fixByObservation(state, [works(failedAt)], BEGIN)).toEqual([]);
    const brief = present(connected({ stable: false }), 8, { at: failedAt + 1 });
    expect(fixByObservation(state, [brief], BEGIN)).toEqual([]);
  });
});

describe('whom a page speaks for', () => {
  const SECOND = 8;
  const words = failing('pairing-required', { page: 'words', source: 'page' });
  const oneTabIn = (presence: Presence, tab: number, n = 0) =>
    presence.find(page => page.tab === tab && page.frame === n)?.oneTab;

  test('is the gateway, in every tab, where its connection says it', () => {
    const both = see([], present(refused), present(failing('token-missing', { page: 'two' }), SECOND));
    expect([oneTabIn(both, TAB), oneTabIn(both, SECOND)]).toEqual([undefined, undefined]);
  });

  test.each(['page', 'label', 'http'] as const)(
    'is its own tab where it rests on %s and another tab knows anything',
    source => {
      const shown = { ...words, source };
      expect(oneTabIn(see([], present(refused), present(shown, SECOND)), SECOND)).toBe(SECOND);
      const first = see([], present(shown, SECOND), present(refused));
      expect([oneTabIn(first, SECOND), oneTabIn(first, TAB)]).toEqual([undefined, TAB]);
      expect(oneTabIn(see([], present(sighting()), present(shown, SECOND)), SECOND)).toBeUndefined();
    },
  );

  test('is its own tab in a frame, and where a website opened it', () => {
    expect(oneTabIn(see([], present(sighting({ page: 'top' })), frame(3)), TAB, 3)).toBe(TAB);
    const opened = present(refused, TAB, { byUser: false });
    expect(oneTabIn(see([], opened), TAB)).toBe(TAB);
    // A browser may forget who opened it.
    expect(oneTabIn(see([], opened, present({ ...refused, page: 'next' })), TAB)).toBe(TAB);
  });

  test('stays the same while its trouble is told', () => {
    const lone = see([], present(words, SECOND));
    const later = see(lone, present(refused), present({ ...words, page: 'next' }, SECOND));
    expect(oneTabIn(later, SECOND)).toBeUndefined();
    const apart = see([], present(refused), present(words, SECOND));
    expect(oneTabIn(see(apart, present({ ...refused, page: 'next' }, SECOND)), SECOND)).toBe(SECOND);
  });

  test('is still the gateway that it failed with, while it is loaded again and names none', () => {
    const elsewhere = present(refused, TAB, { gateway: 'wss://gateway.example' });
    const [loading] = see([elsewhere], present(sighting({ page: 'next' })));
    expect(loading).toMatchObject({
      gateway: 'wss://gateway.example',
      unproven: 'pairing-required',
      onWire: true,
    });
  });
});

describe('who decides a step', () => {
  const own = present(failing('pairing-required', { page: 'own', source: 'page' }));
  const other = present(failing('http-refused', { page: 'other', source: 'http' }), 8);
  const heard = present(refused, 9);

  test('is its own tab, and what a connection says elsewhere; all pages where its tab is gone', () => {
    expect(decidingPages([own, other, heard], TAB)).toEqual([own, heard]);
    expect(decidingPages([other, heard], TAB)).toEqual([other, heard]);
  });
});
