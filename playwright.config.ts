/**
 * End-to-end tests. On the stand-in, `chromium` and `firefox` are part of `npm test`: the stories and one test of each
 * promise (`@promise`) in Chromium, one story in Firefox. `chromium-more` and `firefox-more` are the rest of what guards a
 * landing, `chromium-rest` and `firefox-rest` what only `npm run test:all` runs. In the rest is what has the tag `@rest`:
 * rows of a table that differ little from the one that guards a landing, and tests that take a minute. In Firefox so is what
 * takes long and shows the least of what differs between browsers, unless a test has the tag `@firefox`. `gateway` and
 * `gateway-firefox` tell the stories on a real OpenClaw gateway; `gateway-VERSION` tells them on several, whose pages
 * look and behave differently, and adds what is seen of each failure there. On two of them only those specs run in which
 * these differ. An owner's addresses are tried in Firefox, too. `screenshots` renders every state.
 *
 * Nothing is tried twice. A limit is what a loaded machine needs, four times over: it costs time only where a test is red.
 */
import { defineConfig, type Project } from '@playwright/test';
import type { Family } from './e2e/browser/browser.ts';
import type { WorldOptions } from './e2e/worlds/fixtures.ts';

const STORIES = 'stories/*.spec.ts';
const SPECS = 'specs/**/*.spec.ts';
const ON_STAND_IN = [STORIES, SPECS];
// These are held against a test's file, title and tags in one line.
const FIRST_IN_CHROMIUM = /\bstories\/|@promise/;
const FIRST_IN_FIREFOX = /\bstories\/clear-and-pair\.spec/;
const REST = /@rest/;
const REST_IN_FIREFOX =
  /@rest|\bspecs\/(?:causes|clearing|clearing-quiet|clearing-table|clearing-tabs|detection|drift|front-ends|hostile\/[\w-]+|interrupted|killed|languages|let-in|life|own|packet|prompt|report|settings|silent|sleep|steps|story|survival|unwell|update|waiting|ways|why)\.spec(?!.*@firefox)/;
const SEEN_LIVE = 'gateway-specs/*.spec.ts';
const VERSIONS = ['2026.9.6', '2026.8.2', '2026.5.7', '2026.1.29'] as const;
/** Its page of devices and its approvals differ from those of the others; nothing else does that the specs look at. */
const WITH_OTHER_LIST = '2026.7.1';
const APPROVERS = 'gateway-specs/approvers.spec.ts';
/** What owners of a gateway type differs there, too, and in 2026.3. */
const COMMANDS = 'gateway-specs/own-commands.spec.ts';
const WITH_OTHER_COMMANDS = '2026.3.13';
/** Each version sees the addresses at which people run a gateway themselves in its own way. */
const OWN_ADDRESS = 'gateway-specs/own-address.spec.ts';
const VERSION = process.env.OPENCLAW_VERSION ?? VERSIONS[0];

const onStandIn = (
  name: string,
  family: Family,
  which: Pick<Project, 'grep' | 'grepInvert'>,
): Project<object, WorldOptions> => ({
  name,
  testMatch: ON_STAND_IN,
  ...which,
  use: { where: 'stand-in', family },
});

const onGateway = (
  name: string,
  version: string,
  family: Family,
  ...testMatch: string[]
): Project<object, WorldOptions> => ({
  name,
  testMatch,
  workers: 1,
  use: { where: version, family },
});

export default defineConfig<object, WorldOptions>({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 3,
  timeout: 600_000,
  expect: { timeout: 150_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [[process.stdout.isTTY ? 'line' : 'dot'], ['./e2e/matrix/reporter.ts']],
  reportSlowTests: null,
  outputDir: 'test-results',
  projects: [
    // Firefox first: its tests take longest, and one that came last would run alone.
    onStandIn('firefox', 'firefox', { grep: FIRST_IN_FIREFOX }),
    onStandIn('firefox-more', 'firefox', { grepInvert: [FIRST_IN_FIREFOX, REST_IN_FIREFOX] }),
    onStandIn('firefox-rest', 'firefox', { grep: REST_IN_FIREFOX }),
    onStandIn('chromium', 'chromium', { grep: FIRST_IN_CHROMIUM }),
    onStandIn('chromium-more', 'chromium', { grepInvert: [FIRST_IN_CHROMIUM, REST] }),
    onStandIn('chromium-rest', 'chromium', { grep: REST }),
    onGateway('gateway', VERSION, 'chromium', STORIES),
    onGateway('gateway-firefox', VERSION, 'firefox', STORIES, OWN_ADDRESS),
    ...VERSIONS.map(version => onGateway(`gateway-${version}`, version, 'chromium', STORIES, SEEN_LIVE)),
    onGateway(`gateway-${WITH_OTHER_LIST}`, WITH_OTHER_LIST, 'chromium', APPROVERS, COMMANDS, OWN_ADDRESS),
    onGateway(`gateway-${WITH_OTHER_COMMANDS}`, WITH_OTHER_COMMANDS, 'chromium', COMMANDS, OWN_ADDRESS),
    { name: 'screenshots', testMatch: 'screenshots/*.spec.ts' },
  ],
});
