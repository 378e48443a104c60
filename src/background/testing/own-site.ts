/** What tests of agents of one's own begin with: two of them on two ports of one host, and how one is added. */
import { ownSites } from '../../platform/own-sites';
import { noteWish, type Wish } from '../../platform/own-wishes';
import { type FakeBrowser, newBrowser } from '../../testing/fake-browser';
import { keepOwnSites, ownGranted, ownWithdrawn } from '../does/own-sites';
import { addView, refreshViews } from '../shows/views';

export const OWN = 'http://192.168.1.20:18789';
export const NEIGHBOUR = 'http://192.168.1.20:18790';
export const WITH_PORT = `${OWN}/*`;
export const ALL_PORTS = 'http://192.168.1.20/*';

/** A browser that tells the background what was granted and withdrawn, as src/background/index.ts has it. */
export function browserThatTells(family: 'chromium' | 'firefox', how = {}): FakeBrowser {
  const fake = newBrowser(family, how);
  fake.permissions.onAdded.addListener(() => void ownGranted());
  fake.permissions.onRemoved.addListener(() => void ownWithdrawn());
  return fake;
}

/** The origins that were added, in their order. */
export async function origins(): Promise<string[]> {
  return (await ownSites()).map(({ origin }) => origin);
}

/** Resolves once all that was begun has ended. */
export const settled = () => keepOwnSites();

const patternIn = ({ family }: FakeBrowser, origin: string) => (family === 'chromium' ? `${origin}/*` : ALL_PORTS);

/** The offer was shown in a tab. */
export async function wish(fake: FakeBrowser, tab: number, more: Partial<Wish> = {}): Promise<void> {
  const pattern = patternIn(fake, more.origin ?? OWN);
  await noteWish({ tab, origin: OWN, base: '', pattern, granted: false, kind: null, at: Date.now(), ...more });
}

/** An address was offered in a tab, and granted; resolves to that tab. */
export async function added(fake: FakeBrowser, origin = OWN): Promise<number> {
  const tab = fake.tabs.add(`${origin}/chat`);
  await wish(fake, tab, { origin });
  fake.permissions.grant(patternIn(fake, origin));
  await settled();
  return tab;
}

/** The newest view that a popup on this tab got. */
export async function shownIn(tab: number): Promise<unknown> {
  const shown: unknown[] = [];
  const port = { postMessage: (view: unknown) => void shown.push(view), onDisconnect: { addListener: () => {} } };
  addView(tab, port as never);
  await refreshViews();
  return shown.at(-1);
}
