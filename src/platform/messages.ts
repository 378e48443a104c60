/**
 * Messages between the rooms, with a schema and a sender's rank for each: a page's content script may report and ask
 * for the popup, only the extension's own pages may command. Anything else is dropped without an answer.
 */
import * as z from 'zod/mini';
import { heyronHostOf } from '../core/heyron';
import { DATA_TYPES, rungSchema } from '../core/incident/clear-report';
import { incidentSchema } from '../core/incident/events';
import { pageReportSchema } from '../core/sighting/page-report';
import { sightingSchema } from '../core/sighting/sighting';
import { STEP_IDS } from '../core/steps/ids';
import { browser, cookieStoreOf, type Runtime } from './browser';
import type { PageMessage, ToPage } from './message-types';
import { type FileToSave, fileSchema } from './save-files';

const pageMessageSchema: z.ZodMiniType<PageMessage> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('report'), report: pageReportSchema }),
  z.object({ type: z.literal('dismiss') }),
  z.object({ type: z.literal('fix-it') }),
]);

const step = z.enum(STEP_IDS);
const hosts = z.array(z.string().check(z.maxLength(253))).check(z.maxLength(200));

/** What the popup may ask for, always about one tab. */
const commandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run'), step }),
  z.object({
    type: z.literal('confirm'),
    step,
    rung: z.optional(rungSchema),
    hosts: z.optional(hosts),
  }),
  z.object({ type: z.literal('cancel'), step }),
  z.object({ type: z.literal('skip'), step }),
  z.object({ type: z.literal('it-works') }),
  z.object({ type: z.literal('fails-again') }),
  z.object({ type: z.literal('still-failing'), step }),
  z.object({ type: z.literal('answer'), question: z.string(), answer: z.string() }),
  z.object({ type: z.literal('note'), text: z.string().check(z.maxLength(5_000)) }),
  z.object({ type: z.literal('ticket'), url: z.string().check(z.maxLength(2_000)) }),
  z.object({ type: z.literal('inventory') }),
  z.object({ type: z.literal('pause-others') }),
  z.object({ type: z.literal('reload') }),
  z.object({ type: z.literal('open'), where: z.enum(['support', 'start-agent', 'agent', 'report']) }),
]);
export type Command = z.infer<typeof commandSchema>;

const extensionMessageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('command'),
    tab: z.number(),
    /** The incident that the sender was looking at. */
    incident: z.optional(z.string()),
    command: commandSchema,
  }),
  z.object({ type: z.literal('save'), files: z.array(fileSchema) }),
  z.object({ type: z.literal('still-parked'), mark: z.string().check(z.maxLength(60)) }),
]);

/** A cookie without its value. */
const cookieSchema = z.object({
  name: z.string(),
  path: z.string(),
  /** Sent to the host's subdomains too. */
  subdomains: z.boolean(),
  /** Kept until the browser closes. */
  session: z.boolean(),
  httpOnly: z.boolean(),
  /** The site whose pages alone it is for, where the host is embedded in them. */
  partition: z.nullable(z.string()),
});
export type ListedCookie = z.infer<typeof cookieSchema>;

/**
 * One host that could be cleared, with what was found there: counts and sizes in bytes, null where they could not be
 * read, and names, which pages chose themselves.
 */
const inventoryHostSchema = z.object({
  host: z.string(),
  /** `failing`: the agent in trouble; `account`: the account site; `other`: another agent, or a shared cookie domain. */
  role: z.enum(['failing', 'account', 'other']),
  ticked: z.boolean(),
  types: z.array(
    z.object({
      type: z.enum(DATA_TYPES),
      count: z.nullable(z.number()),
      bytes: z.nullable(z.number()),
      names: z.array(z.string()),
    }),
  ),
  cookies: z.array(cookieSchema),
});
export type InventoryHost = z.infer<typeof inventoryHostSchema>;

/** Why a command was not carried out; each has a sentence. */
export const PROBLEMS = ['storage', 'permission', 'not-now', 'no-incident', 'failed'] as const;
export type Problem = (typeof PROBLEMS)[number];

const replySchema = z.union([
  z.object({ ok: z.literal(true), inventory: z.optional(z.array(inventoryHostSchema)) }),
  z.object({ ok: z.literal(false), problem: z.enum(PROBLEMS) }),
]);
export type Reply = z.infer<typeof replySchema>;

const environmentSchema = z.object({
  extension: z.string(),
  browser: z.string(),
  os: z.string(),
  language: z.string(),
  /** Whether a page that was left can be gone back to, as it was, after its cookies or one key were cleared. */
  keepsLeftPages: z.boolean(),
  /** Whether Re-Pair can open a private window for the user. */
  opensPrivateWindows: z.boolean(),
});
export type Environment = z.infer<typeof environmentSchema>;

const viewSchema = z.object({
  tab: z.object({ id: z.number(), host: z.nullable(z.string()), private: z.boolean() }),
  /** False when the user has withdrawn access to heyron.ai. */
  access: z.boolean(),
  incident: z.nullable(incidentSchema),
  /** What the page says of itself just now; null when no content script answers. */
  live: z.nullable(sightingSchema),
  /** When the active step's watch runs out, in epoch ms. */
  watchUntil: z.nullable(z.number()),
  /** The incident's agent works in another tab than this. */
  worksElsewhere: z.boolean(),
  /** The other tabs that fail with this gateway, by the titles that their pages chose. */
  others: z.array(z.string()),
  /** How far a clearing is, from 0 to 1; null when none is under way. */
  progress: z.nullable(z.number()),
  environment: environmentSchema,
});

/** Everything that the popup shows is derived from this. */
export type View = z.infer<typeof viewSchema>;

/** A page that reports: the tab is known, and its address is heyron's. It may stand in a frame of another page. */
export interface PageSender {
  readonly tab: number;
  readonly origin: string;
  readonly host: string;
  /** Without query and fragment. */
  readonly path: string;
  /** The browser's number of its frame in the tab; 0 is the page at the top. */
  readonly frame: number;
  readonly private: boolean;
  readonly store: string;
}

/** The name of the popup's connection. */
const VIEW_PORT = 'view';

/** Handlers of the background's messages. */
export interface Receivers {
  fromPage(message: PageMessage, sender: PageSender): Promise<unknown>;
  /** `incident` is the one that the sender was looking at. */
  fromExtension(tab: number, command: Command, incident?: string): Promise<Reply>;
  /** Called with files of the popup's, where the background is a page that can save them. */
  save(files: readonly FileToSave[]): void;
  /** Whether a tab that shows the parking page under this mark is still to wait there. */
  stillParked(mark: string): Promise<boolean>;
  /** Called with a popup's connection and the tab that it works on. */
  onView(tab: number, port: Runtime.Port): void;
}

/** Registers the background's listeners; to be called synchronously when the worker starts. */
export function receive({ fromPage, fromExtension, save, stillParked, onView }: Receivers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (sender.id !== browser.runtime.id) return undefined;
    if (isExtensionPage(sender)) {
      const { data } = extensionMessageSchema.safeParse(message);
      if (data?.type === 'save') {
        save(data.files);
        return Promise.resolve(true);
      }
      if (data?.type === 'still-parked') return stillParked(data.mark);
      return data ? fromExtension(data.tab, data.command, data.incident) : undefined;
    }
    const host = heyronHostOf(sender.url);
    if (!sender.tab?.id || !host || !sender.url || !isVouchedFor(sender)) return undefined;
    const parsed = pageMessageSchema.safeParse(message);
    if (!parsed.success) return undefined;
    const { id: tab, incognito } = sender.tab;
    return fromPage(parsed.data, {
      tab,
      host,
      origin: new URL(sender.url).origin,
      path: new URL(sender.url).pathname,
      frame: sender.frameId ?? 0,
      private: incognito,
      store: cookieStoreOf(sender.tab),
    });
  });
  browser.runtime.onConnect.addListener(port => {
    const tab = Number(new URLSearchParams(port.name.slice(VIEW_PORT.length + 1)).get('tab'));
    if (
      !port.name.startsWith(`${VIEW_PORT}?`) ||
      !port.sender ||
      !isExtensionPage(port.sender) ||
      !Number.isInteger(tab)
    ) {
      port.disconnect();
      return;
    }
    onView(tab, port);
  });
}

/**
 * False for a sandboxed frame: its address is the host's, but whoever wrote what it shows has nothing else of that host, and
 * the browser gives it an origin of its own. The types do not know `origin` yet.
 */
function isVouchedFor(sender: Runtime.MessageSender & { readonly origin?: string }): boolean {
  return sender.origin === undefined || sender.origin === new URL(sender.url ?? '').origin;
}

function isExtensionPage(sender: Runtime.MessageSender): boolean {
  return sender.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL('')) === true;
}

/**
 * Tells a tab's content scripts something; the prompt stands in the tab's own page, a watch also in its frames.
 * Resolves with the first answer, or undefined when none is there.
 */
export async function tellPage(tab: number, message: ToPage): Promise<unknown> {
  return browser.tabs.sendMessage(tab, message).catch(() => undefined);
}

/** Sends the popup's command. A background that does not answer as agreed counts as failed. */
export async function command(tab: number, command: Command, incident?: string): Promise<Reply> {
  const message = { type: 'command', tab, command, ...(incident === undefined ? {} : { incident }) };
  const reply = await browser.runtime.sendMessage(message).catch(() => undefined);
  const parsed = replySchema.safeParse(reply);
  return parsed.success ? parsed.data : { ok: false, problem: 'failed' };
}

/** How long a first view may take before the worker is given up, and the pause before connecting again. In ms. */
const FIRST_VIEW_MS = 3_000;
const RECONNECT_MS = 100;

/**
 * Keeps the popup informed of one tab: calls `onView` now and after every change, and connects again when the worker
 * was killed. Returns a function that ends it.
 */
export function watchView(tab: number, onView: (view: View) => void): () => void {
  let port: Runtime.Port | null = null;
  let ended = false;
  const connect = () => {
    if (ended) return;
    port = browser.runtime.connect({ name: `${VIEW_PORT}?tab=${tab}` });
    const unanswered = setTimeout(again, FIRST_VIEW_MS, port);
    port.onMessage.addListener(message => {
      clearTimeout(unanswered);
      const parsed = viewSchema.safeParse(message);
      if (parsed.success) onView(parsed.data);
    });
    port.onDisconnect.addListener(() => {
      clearTimeout(unanswered);
      setTimeout(connect, RECONNECT_MS);
    });
  };
  /** A worker that was dying as it was connected to neither answers nor disconnects. */
  const again = (silent: Runtime.Port) => {
    silent.disconnect();
    connect();
  };
  connect();
  return () => {
    ended = true;
    port?.disconnect();
  };
}
