/** A page that hears for some minutes who asks to be let in, because its user wants to let another browser in. */
import * as z from 'zod/mini';
import { isSameGateway, ownGatewayOf } from '../address/gateway-address';
import { heardSchema } from '../sighting/heard';
import type { PresentPage } from './page';
import type { Presence } from './presence';

/** In ms. */
export const HEARS_FOR_MS = 10 * 60_000;

export const hearingSchema = z.object({
  /** The tab whose page hears. */
  tab: z.number(),
  origin: z.string(),
  store: z.string(),
  /** That page, in this load. */
  page: z.string(),
  loadedAt: z.number(),
  /** In epoch ms. */
  until: z.number(),
  /** The tab that was opened with the page of devices. */
  devices: z.nullable(z.number()),
  heard: heardSchema,
  /** The user has said that it was somebody else. */
  notMe: z.boolean(),
});
export type Hearing = z.infer<typeof hearingSchema>;

/** True for a page at its tab's top that is connected to the gateway of its own host, which has the page of devices. */
export function mayHear({ frame, origin, gateway, sighting }: PresentPage): boolean {
  return (
    frame === 0 &&
    sighting.state === 'connected' &&
    origin.startsWith('https:') &&
    isSameGateway(gateway, ownGatewayOf(origin), origin)
  );
}

/** What a tab's page hears, or another page of the same agent; null if nobody does. */
export function hearingFor(page: PresentPage, all: readonly Hearing[]): Hearing | null {
  const ofAgent = all.filter(({ origin, store }) => origin === page.origin && store === page.store);
  return ofAgent.find(({ tab }) => tab === page.tab) ?? ofAgent.at(-1) ?? null;
}

/** Why a hearing is over; null while it goes on. A page that is loaded again may lose its connection first, or not. */
export function endOf(hearing: Hearing, there: Presence, now: number): 'not-me' | 'answered' | End | null {
  const { notMe, heard, until } = hearing;
  if (notMe) return 'not-me';
  if (heard.ended === 'answered' || heard.ended === 'time') return heard.ended;
  if (now >= until && heard.ended === null) return 'time';
  const page = there.find(
    ({ tab, frame, sighting }) =>
      tab === hearing.tab && frame === 0 && sighting.page === hearing.page && sighting.loadedAt === hearing.loadedAt,
  );
  if (!page) return 'page';
  return heard.ended ?? (mayHear(page) ? null : 'connection');
}

/** The ends that nobody chose: the time is over, the connection ended, or the page was loaded again or closed. */
export type End = 'time' | 'connection' | 'page';
