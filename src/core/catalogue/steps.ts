/**
 * The steps of a recovery in the guide's order, one row each, and the possible results. A row says what differs from
 * the base (step-row.ts explains the parts); other code never compares steps by name.
 */
import { LOAD_MS, type StepRow } from './step-row';

/** A container that starts needs 30 to 60 s (docs/domain.md, "Blank page or HTTP 502"). In ms. */
const STARTING_MS = 60_000;

/** The parts without a default, required of each new step. */
type Asked = 'seconds' | 'loadsAgain' | 'asksFirst' | 'helpsUnstored' | 'judgedBy' | 'watchMs' | 'again';
/** A row as written: the required parts, and what differs from the base. */
type Difference = Pick<StepRow, Asked> & Partial<StepRow>;

/** What is true of a step unless its row says otherwise. */
const BASE: Omit<StepRow, Asked> = {
  runsItself: false,
  note: 'watch_note',
  asks: null,
  waitsForApproval: false,
  onAccountSite: null,
  startsAgent: false,
  account: null,
  waits: null,
  renewsCredential: false,
  onceForAll: false,
  followsClearing: false,
  isEnd: false,
  ownOnly: false,
  own: {},
  command: null,
  mustList: null,
  elsewhere: null,
  byHand: null,
};

const ROWS = {
  'right-gateway': {
    seconds: 5,
    loadsAgain: 'never',
    asksFirst: false,
    helpsUnstored: false,
    judgedBy: null,
    watchMs: null,
    again: null,
    runsItself: true,
    onceForAll: true,
    elsewhere: {
      title: 'step_right_gateway_title_elsewhere',
      what: 'step_right_gateway_what_elsewhere',
      run: 'step_right_gateway_run_elsewhere',
      back: 'step_right_gateway_back',
      backNote: 'step_right_gateway_back_note',
      wait: 'step_right_gateway_wait_elsewhere',
    },
  },
  'hard-refresh': {
    seconds: 20,
    loadsAgain: 'only',
    asksFirst: false,
    helpsUnstored: false,
    judgedBy: 'next-load',
    watchMs: LOAD_MS,
    again: null,
  },
  'sign-out-in': {
    seconds: 60,
    loadsAgain: 'also',
    asksFirst: false,
    helpsUnstored: false,
    judgedBy: 'once-done',
    watchMs: null,
    again: 'step_sign_out_in_again',
    note: 'step_sign_out_in_note',
    onAccountSite: 'always',
    account: { 'signed-out': 'step_sign_out_in_signed_out', 'signed-in': 'step_sign_out_in_signed_in' },
  },
  'private-window': {
    seconds: 60,
    loadsAgain: 'never',
    asksFirst: false,
    helpsUnstored: false,
    judgedBy: 'private-page',
    watchMs: null,
    again: null,
    note: null,
    asks: 'private-window',
    byHand: { run: 'step_private_window_run_manual', note: 'step_private_window_manual' },
  },
  'fresh-link': {
    seconds: 60,
    loadsAgain: 'never',
    asksFirst: false,
    helpsUnstored: true,
    judgedBy: 'once-done',
    watchMs: null,
    again: 'step_fresh_link_again',
    note: 'step_fresh_link_note',
    onAccountSite: 'hosted',
    startsAgent: true,
    renewsCredential: true,
    own: {
      title: 'step_fresh_link_title_own',
      what: 'step_fresh_link_what_own',
      run: 'step_fresh_link_run_own',
      wait: 'step_fresh_link_wait_own',
    },
    command: 'link',
  },
  wait: {
    seconds: 80,
    loadsAgain: 'also',
    asksFirst: false,
    helpsUnstored: true,
    judgedBy: 'retry',
    watchMs: STARTING_MS,
    again: null,
    note: 'step_wait_note',
    waits: { what: 'step_wait_what_locked', until: 'step_wait_until' },
  },
  'await-approval': {
    seconds: 300,
    loadsAgain: 'never',
    asksFirst: false,
    helpsUnstored: false,
    judgedBy: null,
    watchMs: null,
    again: 'step_await_approval_again',
    waitsForApproval: true,
  },
  'clear-site-data': {
    seconds: 10,
    loadsAgain: 'also',
    asksFirst: true,
    helpsUnstored: false,
    judgedBy: 'next-load',
    watchMs: LOAD_MS,
    again: null,
  },
  'fresh-pairing': {
    seconds: 120,
    loadsAgain: 'never',
    asksFirst: false,
    helpsUnstored: false,
    judgedBy: null,
    watchMs: null,
    again: 'step_fresh_pairing_again',
    note: 'step_fresh_link_note',
    waitsForApproval: true,
    onAccountSite: 'hosted',
    startsAgent: true,
    followsClearing: true,
    own: {
      what: 'step_fresh_pairing_what_own',
      run: 'step_fresh_link_run_own',
      wait: 'step_fresh_pairing_wait_own',
    },
    command: 'link',
  },
  'restart-gateway': {
    seconds: 60,
    loadsAgain: 'also',
    asksFirst: false,
    helpsUnstored: true,
    judgedBy: 'next-load',
    watchMs: STARTING_MS,
    again: null,
    ownOnly: true,
    command: 'restart',
    mustList: { origin: 'step_restart_gateway_origin' },
  },
  escalate: {
    seconds: 60,
    loadsAgain: 'never',
    asksFirst: false,
    helpsUnstored: true,
    judgedBy: null,
    watchMs: null,
    again: null,
    isEnd: true,
  },
} as const satisfies Record<string, Difference>;

export type StepId = keyof typeof ROWS;

/** The steps, in the guide's order. */
export const STEP_IDS = Object.keys(ROWS) as readonly StepId[];

/** The complete row of each step. */
export const STEP_ROWS = Object.fromEntries(STEP_IDS.map(step => [step, whole(ROWS[step])])) as Readonly<
  Record<StepId, StepRow>
>;

/** True for a step that can reload the page: when the user says so, or when its time is over. */
export function looksAgain(step: StepId): boolean {
  const { again, waits } = STEP_ROWS[step];
  return again !== null || waits !== null;
}

function whole(row: Difference): StepRow {
  return { ...BASE, ...row };
}

/**
 * How a step can end without fixing it. `done`: it ran and decides nothing; `still-failing`: the same failure came
 * back; `changed`: another one did; `skipped`; `unproven`: nothing decisive was seen; `could-not-run`.
 */
export const ENDINGS = ['done', 'still-failing', 'changed', 'skipped', 'unproven', 'could-not-run'] as const;
export type Ending = (typeof ENDINGS)[number];
export type StepResult = Ending | 'fixed';

/** What a result is based on. `timeout`: the wait ran out; `error`: the step itself failed. */
export const RESULT_SOURCES = ['observed', 'user', 'timeout', 'error'] as const;
export type ResultSource = (typeof RESULT_SOURCES)[number];

/** The result, what it is based on, and the one word for what was seen. */
export interface StepEnd {
  readonly result: Ending;
  readonly by: ResultSource;
  readonly finding?: string;
}
