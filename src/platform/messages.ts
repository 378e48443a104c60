/**
 * Messages between the rooms, with a schema and a sender's rank for each: a page's content script may report, ask for the
 * popup and say that a step's own part is done; only the extension's own pages may command. Anything else is dropped without an answer.
 */
import * as z from 'zod/mini';
import { heyronHostOf } from '../core/address/heyron';
import { ADDRESS_DETAILS, type AddressDetail } from '../core/catalogue/names';
import { STEP_IDS } from '../core/catalogue/steps';
import { clearLevelSchema } from '../core/clearing/clear-report';
import type { Span } from '../core/redact/span';
import { type Change, changeSchema } from '../core/settings/stored';
import { pageReportSchema } from '../core/sighting/page-report';
import type { CheckLine } from '../core/view/check-up';
import { browser, cookieStoreOf, type Runtime } from './browser';
import type { PageMessage, ToPage } from './message-types';
import {
  type HostUnsent,
  type PastTrouble,
  type Reply,
  type ReportForms,
  type ShownSettings,
  VIEW_PORT,
} from './popup-messages';
import type { FileToSave } from './save-files';

const step = z.enum(STEP_IDS);

const pageMessageSchema: z.ZodMiniType<PageMessage> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('report'), report: pageReportSchema }),
  z.object({ type: z.literal('dismiss') }),
  z.object({ type: z.literal('fix-it') }),
  z.object({ type: z.literal('step-done'), step }),
]);

const hosts = z.array(z.string().check(z.maxLength(253))).check(z.maxLength(200));

/** What the popup may ask for, always about one tab. */
const commandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run'), step }),
  z.object({ type: z.literal('choose'), step }),
  z.object({
    type: z.literal('confirm'),
    step,
    level: z.optional(clearLevelSchema),
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
  /** What could be cleared: all hosts, or the one that is to be looked into. */
  z.object({ type: z.literal('inventory'), host: z.optional(z.string().check(z.maxLength(253))) }),
  z.object({ type: z.literal('pause-others') }),
  z.object({ type: z.literal('reload') }),
  /** Shows a tab with a heyron page. */
  z.object({ type: z.literal('show'), page: z.number() }),
  z.object({ type: z.literal('open'), where: z.enum(['support', 'start-agent', 'agent', 'report']) }),
]);
export type Command = z.infer<typeof commandSchema>;

const fileSchema = z.object({
  name: z.string().check(z.regex(/^[\w.-]{1,300}$/)),
  type: z.enum(['application/json', 'text/markdown']),
  content: z.string(),
});

const extensionMessageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('command'),
    tab: z.number(),
    /** The incident that the sender was looking at. */
    incident: z.optional(z.string()),
    command: commandSchema,
  }),
  /** The report of the tab's incident, or of another one, in this detail. */
  z.object({
    type: z.literal('report'),
    tab: z.number(),
    detail: z.enum(ADDRESS_DETAILS),
    incident: z.optional(z.string()),
  }),
  /** Where a text of the user's about the incident has what looks like a secret. */
  z.object({ type: z.literal('suspected'), tab: z.number(), text: z.string().check(z.maxLength(5_000)) }),
  /** How the agent in a tab is, looked at now. */
  z.object({ type: z.literal('check-up'), tab: z.number() }),
  z.object({ type: z.literal('past-troubles') }),
  z.object({ type: z.literal('settings') }),
  z.object({ type: z.literal('change-settings'), change: changeSchema }),
  z.object({ type: z.literal('agree') }),
  z.object({ type: z.literal('forget-everything') }),
  /** What is unsent in these hosts' pages. */
  z.object({ type: z.literal('unsent'), tab: z.number(), hosts }),
  z.object({ type: z.literal('save'), files: z.array(fileSchema) }),
  z.object({ type: z.literal('still-parked'), mark: z.string().check(z.maxLength(60)) }),
]);

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

/** Handlers of the background's messages. */
export interface Receivers {
  fromPage(message: PageMessage, sender: PageSender): Promise<unknown>;
  /** `incident` is the one that the sender was looking at. */
  fromExtension(tab: number, command: Command, incident?: string): Promise<Reply>;
  /** Null where there is nothing to report. */
  report(tab: number, detail: AddressDetail, incident?: string): Promise<ReportForms | null>;
  /** The places in a text, in order, that would be taken out of it. */
  suspected(tab: number, text: string): Promise<readonly Span[]>;
  /** How the agent in a tab is, looked at now. */
  checkUp(tab: number): Promise<readonly CheckLine[]>;
  /** Every trouble that was written down, the newest first. */
  pastTroubles(): Promise<PastTrouble[]>;
  /** What is set, for a page in this cookie store. */
  settings(store: string): Promise<ShownSettings>;
  changeSettings(change: Change): Promise<Reply>;
  /** The user agrees that something is kept on disk. */
  agree(): Promise<Reply>;
  /** Nothing shall be kept of what was. */
  forgetEverything(): Promise<Reply>;
  /** What is unsent in the pages of these hosts, in the cookie store of a tab. */
  unsent(tab: number, hosts: readonly string[]): Promise<HostUnsent[]>;
  /** Called with files of the popup's, where the background is a page that can save them. */
  save(files: readonly FileToSave[]): void;
  /** Whether a tab that shows the parking page under this mark is still to wait there. */
  stillParked(mark: string): Promise<boolean>;
  /** Called with a popup's connection and the tab that it works on. */
  onView(tab: number, port: Runtime.Port): void;
}

/** Registers the background's listeners; to be called synchronously when the worker starts. */
export function receive(receivers: Receivers): void {
  const { fromPage, onView } = receivers;
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (sender.id !== browser.runtime.id) return undefined;
    if (isExtensionPage(sender)) {
      const { data } = extensionMessageSchema.safeParse(message);
      return data && answered(data, sender, receivers);
    }
    const host = heyronHostOf(sender.url);
    if (!sender.tab?.id || !host || !sender.url || !isVouchedFor(sender)) return undefined;
    // What a website shows in a frame is its business: taken, and nothing made of it.
    if (sender.frameId && heyronHostOf(sender.tab.url) === null) return Promise.resolve(true);
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

/** What one of the extension's own pages is answered. */
function answered(
  message: z.infer<typeof extensionMessageSchema>,
  { tab }: Runtime.MessageSender,
  to: Receivers,
): Promise<unknown> {
  switch (message.type) {
    case 'command':
      return to.fromExtension(message.tab, message.command, message.incident);
    case 'report':
      return to.report(message.tab, message.detail, message.incident);
    case 'suspected':
      return to.suspected(message.tab, message.text);
    case 'check-up':
      return to.checkUp(message.tab);
    case 'past-troubles':
      return to.pastTroubles();
    case 'settings':
      return to.settings(cookieStoreOf(tab ?? { incognito: false }));
    case 'change-settings':
      return to.changeSettings(message.change);
    case 'agree':
      return to.agree();
    case 'forget-everything':
      return to.forgetEverything();
    case 'unsent':
      return to.unsent(message.tab, message.hosts);
    case 'save':
      to.save(message.files);
      return Promise.resolve(true);
    case 'still-parked':
      return to.stillParked(message.mark);
  }
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

/** Whether a frame of a tab still has a content script of ours, which one that is gone, or shows another site, has not. */
export async function isFrameThere(tab: number, frameId: number): Promise<boolean> {
  const look: ToPage = { type: 'look' };
  return browser.tabs.sendMessage(tab, look, { frameId }).then(
    () => true,
    () => false,
  );
}

/**
 * Tells a tab's content scripts something; the prompt stands in the tab's own page, a watch also in its frames.
 * Resolves with the first answer, or undefined when none is there.
 */
export async function tellPage(tab: number, message: ToPage): Promise<unknown> {
  return browser.tabs.sendMessage(tab, message).catch(() => undefined);
}
