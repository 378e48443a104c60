/**
 * Everything that the background can be told or asked, one row each: who may send it, with what, and what comes back.
 * The handlers are in src/background/index.ts. A message is `{ type: 'name of the row', ...what }`. Pages import only
 * types from here, so that no schema reaches them.
 */
import type { Span } from '@re-pair/redact';
import * as z from 'zod/mini';
import { ADDRESS_DETAILS } from '../core/catalogue/shared-words';
import { STEP_IDS } from '../core/catalogue/steps';
import { clearLevelSchema } from '../core/clearing/clear-report';
import { changeSchema } from '../core/settings/stored';
import { pageReportSchema } from '../core/sighting/page-report';
import type { CheckLine } from '../core/view/check-up';
import type { HostUnsent, PastTrouble, Reply, ReportForms, ShownSettings } from './replies';

/** Who may send it: the content script of a heyron page, or one of the extension's own pages. */
export type Rank = 'page' | 'own-page';

interface Row<By extends Rank, What, Answer> {
  readonly by: By;
  readonly schema: z.ZodMiniType<What>;
  /** Never set: it only carries the answer's type. */
  readonly answer?: Answer;
}

/** Begins a row; `answers` ends it with the type of what comes back. */
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

/** What the popup can have done, always about one tab. */
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
  z.object({ type: z.literal('note'), text }),
  z.object({ type: z.literal('ticket'), url: z.string().check(z.maxLength(2_000)) }),
  /** What could be cleared: all hosts, or the one that is to be looked into. */
  z.object({ type: z.literal('inventory'), host: z.optional(hostName) }),
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
export type FileToSave = z.infer<typeof fileSchema>;

export const REQUESTS = {
  /** What a page shows. Until this is answered with true, the page sends it again. */
  report: row('page', z.object({ report: pageReportSchema })).answers<boolean>(),
  /** "Not now", in the prompt. */
  dismiss: row('page', nothing).answers<boolean>(),
  /** "Get back in", in the prompt or the guide. */
  'fix-it': row('page', nothing).answers<void>(),
  /** In the guide: the user has done their part of this step. */
  'step-done': row('page', z.object({ step })).answers<boolean>(),

  /** `incident` is the one that the sender was looking at. */
  command: row(
    'own-page',
    z.object({ tab, incident: z.optional(z.string()), command: commandSchema }),
  ).answers<Reply>(),
  /** The report of the tab's incident, or of another one, as of now; null if there is nothing to report. */
  'write-report': row(
    'own-page',
    z.object({ tab, detail: z.enum(ADDRESS_DETAILS), incident: z.optional(z.string()) }),
  ).answers<ReportForms | null>(),
  /** The parts of the user's text that would be taken out, in order, in UTF-16 units. */
  suspected: row('own-page', z.object({ tab, text })).answers<readonly Span[]>(),
  /** How the agent in a tab is doing, checked now. */
  'check-up': row('own-page', z.object({ tab })).answers<readonly CheckLine[]>(),
  /** Every recorded trouble, the newest first. */
  'past-troubles': row('own-page', nothing).answers<readonly PastTrouble[]>(),
  /** The settings, for a page in the sender's cookie store. */
  settings: row('own-page', nothing).answers<ShownSettings>(),
  /** Changes only the settings it names. */
  'change-settings': row('own-page', z.object({ change: changeSchema })).answers<Reply>(),
  /** The user agrees to keeping data on disk. */
  agree: row('own-page', nothing).answers<Reply>(),
  /** Deletes everything that Re-Pair keeps. */
  'forget-everything': row('own-page', nothing).answers<Reply>(),
  /** What is unsent in the pages of these hosts, in the cookie store of a tab. */
  unsent: row('own-page', z.object({ tab, hosts })).answers<readonly HostUnsent[]>(),
  /** Files for the background to save, in browsers where it is a page that can. */
  save: row('own-page', z.object({ files: z.array(fileSchema) })).answers<boolean>(),
  /** Whether the tab that shows the parking page under this mark must still wait there. */
  'still-parked': row('own-page', z.object({ mark: z.string().check(z.maxLength(60)) })).answers<boolean>(),
};

type Table = typeof REQUESTS;
export type RequestName = keyof Table;

/** What comes with a request. */
export type What<Name extends RequestName> = z.infer<Table[Name]['schema']>;

/** What comes back. */
export type Answer<Name extends RequestName> = Exclude<Table[Name]['answer'], undefined>;

/** The names of the requests that senders of this rank may make. */
export type RequestsBy<By extends Rank> = {
  [Name in RequestName]: Table[Name]['by'] extends By ? Name : never;
}[RequestName];

/** Who may make a request. */
export type RankFor<Name extends RequestName> = Table[Name]['by'];
