/**
 * Every message to the background, one row each: who may send it, its data, and its answer. The handlers are in
 * src/background/index.ts. A message is `{ type: 'name of the row', ...data }`. Pages import only types from here, so
 * that no schema reaches them.
 */
import type { Span } from '@re-pair/redact';
import * as z from 'zod/mini';
import { isOwnOrigin } from '../core/address/own-address';
import { ADDRESS_DETAILS } from '../core/catalogue/shared-words';
import { STEP_IDS } from '../core/catalogue/steps';
import { ASKED_WAYS } from '../core/catalogue/ways';
import { type ClearReport, clearLevelSchema } from '../core/clearing/clear-report';
import { changeSchema } from '../core/settings/stored';
import { heardSchema } from '../core/sighting/heard';
import { closerLookSchema, pageReportSchema, unreadReportSchema } from '../core/sighting/page-report';
import type { CheckLine } from '../core/view/check-up';
import type { OpenPage } from '../core/view/elsewhere';
import type { HostUnsent, PastTrouble, Reply, ReportForms, ShownSettings } from './replies';

/** Who may send it: the content script of a page of ours, or one of the extension's own pages. */
export type Rank = 'page' | 'own-page';

interface Row<By extends Rank, What, Answer> {
  readonly by: By;
  readonly schema: z.ZodMiniType<What>;
  /** Never set: it only carries the answer's type. */
  readonly answer?: Answer;
}

/** Begins a row; `answers` ends it with the type of the answer. */
function row<By extends Rank, What>(by: By, schema: z.ZodMiniType<What>) {
  return { answers: <Answer>(): Row<By, What, Answer> => ({ by, schema }) };
}

const step = z.enum(STEP_IDS);
const tab = z.number();
const hostName = z.string().check(z.maxLength(253));
const hosts = z.array(hostName).check(z.maxLength(200));
/** What the user writes. */
const text = z.string().check(z.maxLength(5_000));
const nothing: z.ZodMiniType<object> = z.object({});

/** The popup's commands, each about one tab. */
const commandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run'), step }),
  z.object({ type: z.literal('choose'), step }),
  z.object({ type: z.literal('confirm'), step, level: z.optional(clearLevelSchema), hosts: z.optional(hosts) }),
  z.object({ type: z.literal('cancel'), step }),
  z.object({ type: z.literal('skip'), step }),
  z.object({ type: z.literal('it-works') }),
  z.object({ type: z.literal('fails-again') }),
  z.object({ type: z.literal('still-failing'), step }),
  z.object({ type: z.literal('answer'), question: z.string(), answer: z.string() }),
  z.object({ type: z.literal('asked'), way: z.enum(ASKED_WAYS) }),
  z.object({ type: z.literal('note'), text }),
  z.object({ type: z.literal('ticket'), url: z.string().check(z.maxLength(2_000)) }),
  /** What could be cleared: all hosts, or the one to visit. */
  z.object({ type: z.literal('inventory'), host: z.optional(hostName) }),
  z.object({ type: z.literal('pause-others') }),
  /** Sets a page that talks to another gateway back to its own. */
  z.object({ type: z.literal('own-agent') }),
  z.object({ type: z.literal('reload') }),
  /** Shows a tab with a heyron page. */
  z.object({ type: z.literal('show'), page: z.number() }),
  /** Lets another browser in, as far as this one can: hears who asks, and shows the agent's page of devices. */
  z.object({ type: z.literal('let-in'), what: z.enum(['begin', 'devices', 'not-me', 'done', 'no-spare']) }),
  /** The exception that keeps heyron's data was shown to the user, or they were told that it held. */
  z.object({ type: z.literal('exception'), what: z.enum(['shown', 'said']) }),
  /** Whether the browser may unload this tab to save memory. */
  z.object({ type: z.literal('keep-awake'), on: z.boolean() }),
  z.object({
    type: z.literal('open'),
    where: z.enum(['support', 'start-agent', 'agent', 'report', 'normal-window', 'site-data']),
  }),
]);
export type Command = z.infer<typeof commandSchema>;

const fileSchema = z.object({
  name: z.string().check(z.regex(/^[\w.-]{1,300}$/)),
  type: z.enum(['application/json', 'text/markdown']),
  content: z.string(),
});
export type FileToSave = z.infer<typeof fileSchema>;

export const REQUESTS = {
  /** What a page shows. The page repeats it until the answer is true. */
  report: row('page', z.object({ report: pageReportSchema })).answers<boolean>(),
  /** What is heard of a page that nobody has read, and whether it must be. The page repeats it until the answer is true. */
  unread: row('page', z.object({ report: unreadReportSchema })).answers<boolean>(),
  /** What a closer look at a page found that was silent or not well, and again once it is no longer so. */
  looked: row('page', z.object({ look: closerLookSchema })).answers<boolean>(),
  /** "Not now" or "Hide", in the prompt. */
  dismiss: row('page', nothing).answers<boolean>(),
  /** "Get back in", in the prompt or the guide. */
  'fix-it': row('page', nothing).answers<void>(),
  /** "Go there", in the prompt: to the tab where the recovery goes on. */
  'go-there': row('page', nothing).answers<boolean>(),
  /** In the guide: the user has done their part of the step. */
  'step-done': row('page', z.object({ step })).answers<boolean>(),
  /** A script of ours that may be on more ports than were added asks whether it may stay; any other answer is no. */
  'may-stay': row('page', nothing).answers<'ours'>(),
  /** Who asked to be let in, while the user wants to know; false if nobody does any more. */
  heard: row('page', z.object({ heard: heardSchema })).answers<boolean>(),

  /** `incident` is the one that the sender saw. */
  command: row(
    'own-page',
    z.object({ tab, incident: z.optional(z.string()), command: commandSchema }),
  ).answers<Reply>(),
  /** The report of the tab's incident, or of another one, as of now; null if there is none. */
  'write-report': row(
    'own-page',
    z.object({
      tab,
      detail: z.enum(ADDRESS_DETAILS),
      incident: z.optional(z.string()),
      /** The pieces of the note that may stay. */
      kept: z.optional(z.array(text).check(z.maxLength(100))),
    }),
  ).answers<ReportForms | null>(),
  /** An agent that fails in an open tab; null if none does. */
  'locked-out': row('own-page', nothing).answers<OpenPage | null>(),
  /** The parts of the user's text that would be removed, in order, in UTF-16 units. */
  suspected: row('own-page', z.object({ tab, text })).answers<readonly Span[]>(),
  /** The check-up of the agent in a tab. */
  'check-up': row('own-page', z.object({ tab })).answers<readonly CheckLine[]>(),
  /** Every recorded incident, newest first. */
  'past-troubles': row('own-page', nothing).answers<readonly PastTrouble[]>(),
  /** The settings, for a page in the sender's cookie store. */
  settings: row('own-page', nothing).answers<ShownSettings>(),
  /** Changes only the given settings. */
  'change-settings': row('own-page', z.object({ change: changeSchema })).answers<Reply>(),
  /** The user agrees to keep data on disk. */
  agree: row('own-page', nothing).answers<Reply>(),
  /** Clears sites although nothing fails, in the sender's cookie store; null if nothing was cleared. */
  'clear-told': row('own-page', z.object({ hosts })).answers<ClearReport | null>(),
  /** The user has pressed the button of the offer in a tab, and the browser has granted it. */
  'help-at': row('own-page', z.object({ tab })).answers<Reply>(),
  /** Removes an agent of one's own, with all that is kept of it. */
  'remove-own': row('own-page', z.object({ origin: z.string().check(z.refine(isOwnOrigin)) })).answers<Reply>(),
  /** Deletes everything that Re-Pair keeps. */
  'forget-everything': row('own-page', nothing).answers<Reply>(),
  /** What is unsent in the pages of these hosts, in a tab's cookie store. */
  unsent: row('own-page', z.object({ tab, hosts })).answers<readonly HostUnsent[]>(),
  /** Files for the background to save, in browsers where it is a page. */
  save: row('own-page', z.object({ files: z.array(fileSchema) })).answers<boolean>(),
  /** Whether the tab that shows the parking page with this mark must still wait there. */
  'still-parked': row('own-page', z.object({ mark: z.string().check(z.maxLength(60)) })).answers<boolean>(),
};

type Table = typeof REQUESTS;
export type RequestName = keyof Table;

export type What<Name extends RequestName> = z.infer<Table[Name]['schema']>;

export type Answer<Name extends RequestName> = Exclude<Table[Name]['answer'], undefined>;

/** The names of the requests for senders of this rank. */
export type RequestsBy<By extends Rank> = {
  [Name in RequestName]: Table[Name]['by'] extends By ? Name : never;
}[RequestName];

export type RankFor<Name extends RequestName> = Table[Name]['by'];
