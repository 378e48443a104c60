/** Every kind of failure as the user first sees it, each caused for real, and what may be shown with one. */
import { FAILURE_KINDS } from '../../src/core/catalogue/failures.ts';
import type { State } from './drawn-state.ts';

const kinds: readonly State[] = FAILURE_KINDS.map(kind => ({
  name: `failing-${kind}`,
  shows: `the page fails with ${kind}; the first thing to do`,
  kind,
  async setUp(stage) {
    return stage.popup(await stage.failing(kind));
  },
}));

const withEvidence: State = {
  name: 'failing-with-evidence',
  shows: 'the page slept before it failed, and another agent fails like it',
  setUp: stage =>
    stage.seeded(past => past.fails('gateway-unreachable').hasCompany('gateway-unreachable', 'user-0999.c1.heyron.ai')),
};

const firstRun: State = {
  name: 'failing-first-run',
  shows: 'the page fails, and nobody has agreed yet that something is kept: the button says that it means that',
  async setUp(stage) {
    await stage.disagree();
    return stage.popup(await stage.failing('pairing-required'));
  },
};

const served: State = {
  name: 'failing-served',
  shows: 'the server behind another front end waits for its approval, not this browser',
  setUp: stage => stage.seeded(past => past.fails('pairing-required', { served: true, keys: false }).checks()),
};

const servedRefused: State = {
  name: 'failing-served-refused',
  shows: 'the gateway refuses what that server shows',
  setUp: stage => stage.seeded(past => past.fails('device-token-mismatch', { served: true, keys: false }).checks()),
};

export const failureStates: readonly State[] = [...kinds, withEvidence, firstRun, served, servedRefused];
