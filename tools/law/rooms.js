/**
 * The law of imports, for src, packages, tests and programs: each room names the rooms below it, and imports nothing else of
 * ours, not even a type. `npm run lint` checks every import with dependency-cruiser, which prints the room's reason for
 * a violation. page-scripts.js has more rules for pages.
 */
import { READING } from './reading.js';

/** What serves tests only: src/testing, and folders beside one room, such as src/background/testing. */
const TESTING = ['^src/testing/', '^src/[^/]+/testing/', '^packages/[^/]+/src/testing/'];
/** Where a test of one room needs others to set up its subject. */
const CORE_TESTS = String.raw`src/core/.*\.test\.ts$`;
const BACKGROUND_TESTS = String.raw`src/background/(?:.*\.test\.ts$|testing/)`;
const TESTS_OF_ALL = [CORE_TESTS, BACKGROUND_TESTS];
const UNIT_TESTS = String.raw`\.test\.tsx?$`;

/** All of redaction that others see. */
const REDACT = 'packages/redact/src/index.ts';

/** The parts below every test and program, and the worlds made of them. */
const PARTS = ['e2e/net/', 'e2e/browser/', 'e2e/site/', 'e2e/gateway/'];
const WORLDS = ['e2e/worlds/', ...PARTS];

/** Every room, what it may import besides itself, and why no more. */
const ROOMS = [
  {
    room: String.raw`src/core/[^/]+\.ts$`,
    below: ['public/_locales/'],
    why: 'Every room needs these words, colours and counters, so they import nothing.',
  },
  {
    room: 'src/core/address/',
    below: [],
    why: 'An address is the same whatever fails there.',
  },
  {
    room: 'packages/redact/',
    below: [],
    why: 'A secret looks like a secret, whatever text it stands in: redaction knows nothing of what it is used for.',
  },
  {
    room: 'src/core/catalogue/',
    below: ['src/core/say.ts', 'src/core/address/'],
    why: 'The catalogue says what is true of each failure, step and plan, whatever the page or incident.',
  },
  {
    room: 'src/core/sighting/',
    below: ['src/core/catalogue/', REDACT, 'src/core/address/'],
    why: 'A page is judged by what it shows now, whatever happened before.',
  },
  {
    room: 'src/core/clearing/',
    below: ['src/core/catalogue/', 'src/core/say.ts'],
    why: 'What can be cleared, and how it is reported, is the same in every incident.',
  },
  {
    room: 'src/core/health/',
    below: ['src/core/sighting/', 'src/core/catalogue/', 'src/core/address/'],
    why: 'Why a page fails follows from what is remembered and what is seen now, whatever was tried since.',
  },
  {
    room: 'src/core/incident/',
    below: [
      'src/core/health/',
      'src/core/sighting/',
      'src/core/clearing/',
      'src/core/catalogue/',
      REDACT,
      'src/core/address/',
      'src/core/say.ts',
    ],
    why: 'An incident is what happened. What to do about it is decided above.',
  },
  {
    room: 'src/core/presence/',
    below: ['src/core/health/', 'src/core/incident/', 'src/core/sighting/', 'src/core/catalogue/', 'src/core/address/'],
    why: 'Presence joins open pages to incidents, and plans nothing.',
  },
  {
    room: 'src/core/plan/',
    below: [
      'src/core/health/',
      'src/core/incident/',
      'src/core/sighting/',
      'src/core/clearing/',
      'src/core/catalogue/',
      'src/core/address/',
    ],
    why: 'A plan follows from an incident alone, whoever shows it or clicks.',
  },
  {
    room: 'src/core/packet/',
    below: [
      'src/core/[^/]+.ts$',
      'src/core/plan/',
      'src/core/health/',
      'src/core/incident/',
      'src/core/sighting/',
      'src/core/clearing/',
      'src/core/catalogue/',
      REDACT,
      'src/core/address/',
    ],
    why: 'A packet explains an incident to somebody who was not there, and decides nothing.',
  },
  {
    room: 'src/core/transitions/',
    below: [
      'src/core/packet/times-and-file-names.ts', // what a ticket is
      'src/core/plan/',
      'src/core/presence/',
      'src/core/health/',
      'src/core/incident/',
      'src/core/sighting/',
      'src/core/catalogue/',
      REDACT,
      'src/core/address/',
    ],
    why: 'The effects of a click, a page or a deadline are decided here, from all that is known, and shown elsewhere.',
  },
  {
    room: 'src/core/view/',
    below: [
      'src/core/[^/]+.ts$',
      'src/core/plan/',
      'src/core/presence/',
      'src/core/health/',
      'src/core/incident/',
      'src/core/sighting/',
      'src/core/clearing/',
      'src/core/catalogue/',
      'src/core/address/',
    ],
    why: 'The view is derived from all that is known, and changes none of it.',
  },
  {
    room: 'src/core/settings/',
    below: ['src/core/catalogue/', 'src/core/address/', 'src/core/languages.ts'],
    why: 'Settings are the user’s choices, whatever happens.',
  },
  {
    room: 'src/platform/',
    below: ['src/core/', REDACT],
    why: 'The layer over the browser is thin, and does not know what it is used for.',
  },
  {
    room: 'src/history/',
    below: ['src/platform/', 'src/core/'],
    why: 'History keeps what happened, and knows neither its writers nor its readers.',
  },
  {
    room: 'src/site-data/',
    below: [
      'src/platform/',
      'src/core/',
      'src/content/(?:inert|led-back).iife.ts', // the names of their files alone, to register them
    ],
    why: 'Deleting code knows neither steps nor callers, so nothing above can make it delete more.',
  },
  {
    room: 'src/steps/',
    below: ['src/site-data/', 'src/platform/', 'src/core/'],
    why: 'A step runs when told to, and knows nothing of the messages and events that lead to it.',
  },
  {
    room: String.raw`src/background/(?:incidents|presence|hearings|deadlines|health|spare-ways|browser-start)\.ts$`,
    below: ['src/history/', 'src/platform/', 'src/core/'],
    why: 'What is known is stored and read here, without telling anyone.',
  },
  {
    room: 'src/background/shows/',
    below: [
      REDACT,
      String.raw`src/background/(?:incidents|presence|hearings|health|spare-ways)\.ts$`,
      'src/site-data/',
      'src/history/',
      'src/platform/',
      'src/core/',
      'src/content/prompt.iife.ts', // its file's name alone, to inject it
    ],
    why: 'Showing reads what is known, and changes none of it.',
  },
  {
    room: 'src/background/publish.ts',
    below: [
      'src/background/shows/',
      String.raw`src/background/(?:incidents|presence|hearings|deadlines|health|spare-ways|browser-start)\.ts$`,
      'src/history/',
      'src/platform/',
      'src/core/',
    ],
    why: 'Every change ends here: its effects are settled, then everything that shows it is updated.',
  },
  {
    room: 'src/background/does/',
    below: [
      'src/background/shows/',
      String.raw`src/background/(?:incidents|presence|hearings|deadlines|health|spare-ways|browser-start|publish)\.ts$`,
      'src/steps/',
      'src/site-data/',
      'src/history/',
      'src/platform/',
      'src/core/',
      'src/content/(?:keep-natives|let-in|look|reader|stand-back).iife.ts', // their files' names alone, to inject them
    ],
    why: 'Actions do not know who asked for them.',
  },
  {
    room: 'src/background/hears/',
    below: ['src/background/', 'src/steps/', 'src/site-data/', 'src/history/', 'src/platform/', 'src/core/'],
    why: 'Everything from outside arrives here, and starts actions.',
  },
  {
    room: 'src/background/index.ts',
    below: ['src/background/', 'src/steps/', 'src/site-data/', 'src/history/', 'src/platform/', 'src/core/'],
    why: 'The background joins the rooms below it, and draws nothing.',
  },
  {
    room: 'src/content/',
    below: ['src/core/', 'src/platform/content-messages.ts'],
    why: 'A content script lives in a hostile page: it can only send messages, and imports nothing that acts.',
  },
  {
    room: 'src/popup/',
    below: ['src/platform/', 'src/core/', REDACT], // the type of a place alone (page-scripts.js)
    why: 'The popup shows and asks. It acts through messages alone, so that it cannot import deletion.',
  },
  {
    room: 'src/report/',
    below: ['src/popup/', 'src/platform/', 'src/core/'],
    why: 'The report page shows what somebody sent, with the popup’s parts, and does nothing.',
  },
  {
    room: 'src/settings/',
    below: ['src/platform/', 'src/core/'],
    why: 'The settings page shows and asks, like the popup.',
  },
  {
    room: 'src/welcome/',
    below: ['src/platform/', 'src/core/'],
    why: 'The first-run page shows and asks, like the popup.',
  },
  {
    room: 'src/parked/',
    below: ['src/platform/', 'src/core/'],
    why: 'The page of a parked tab does nothing.',
  },
  {
    room: CORE_TESTS,
    below: ['src/core/', REDACT, 'public/_locales/'],
    why: 'A test of core may use all of core for its setup: its folder tells what it tests.',
  },
  {
    room: BACKGROUND_TESTS,
    below: ['src/background/', 'src/steps/', 'src/site-data/', 'src/history/', 'src/platform/', 'src/core/'],
    why: 'A test of the background may run a whole worker: its folder tells what it tests.',
  },
  {
    room: 'src/testing/',
    below: ['src/core/', 'public/_locales/'],
    why: 'Shared helpers serve the tests of every room, so they are below all but core; a helper of one room is in that room.',
  },
  {
    room: String.raw`src/[^/]+\.test\.ts$`,
    below: ['src/', 'public/_locales/', 'manifest.json'],
    why: 'A test that checks all of src is above it, and src knows nothing of tests, programs and tools.',
  },
  {
    room: 'e2e/net/',
    below: [],
    why: 'All other parts need names, certificate and ports.',
  },
  {
    room: 'e2e/browser/',
    below: ['e2e/net/'],
    why: 'A user’s browser does not know its world, and sees of Re-Pair what a user sees.',
  },
  {
    room: 'e2e/site/',
    below: ['e2e/net/'],
    why: 'A stand-in that took its words from the tested code would prove nothing.',
  },
  {
    room: 'e2e/gateway/',
    below: ['e2e/net/'],
    why: 'A real gateway knows neither the stand-in nor Re-Pair.',
  },
  {
    room: 'e2e/worlds/',
    below: [...PARTS, 'src/core/', 'src/history/records.ts', 'src/testing/'],
    why: 'A world consists of the parts; its past is made of core’s events, built as in unit tests and stored as records.',
  },
  {
    room: 'e2e/stories/',
    below: WORLDS,
    why: 'A story runs in every world, from the user’s view: it expects nothing taken from src.',
  },
  {
    room: 'e2e/specs/',
    below: ['e2e/stories/', ...WORLDS, 'src/core/'],
    why: 'Specs are above what they share; of src they use core’s vocabulary and schemas, to read what was stored.',
  },
  {
    room: 'e2e/gateway-specs/',
    below: ['e2e/stories/', ...WORLDS, 'src/core/'],
    why: 'Specs are above what they share; of src they use core’s vocabulary and schemas, to read what was stored.',
  },
  {
    room: 'e2e/screenshots/',
    below: [...WORLDS, 'src/core/'],
    why: 'States are drawn in the worlds with core’s vocabulary, and nothing depends on the drawings.',
  },
  {
    room: 'e2e/matrix/',
    below: WORLDS,
    why: 'The browser matrix is made from the results of any test, so it knows none.',
  },
  {
    room: 'demo/',
    below: WORLDS,
    why: 'Programs and tests use the same parts, and do not import each other.',
  },
  {
    room: 'benchmark/',
    below: [...WORLDS, 'src/core/', 'tools/size.ts', 'tools/budgets.ts'],
    why: 'Programs and tests use the same parts, and do not import each other.',
  },
  {
    room: 'tools/(?!specimens/|mutants/)',
    below: ['tools/', 'src/core/'],
    why: 'Tools run everything by its command, and import next to nothing.',
  },
  {
    room: 'tools/specimens/',
    below: [...PARTS, 'src/content/', 'src/core/', 'src/testing/'],
    why: 'Specimens come from a gateway, a browser and Re-Pair’s own reader, with nothing in between.',
  },
  {
    room: 'tools/mutants/',
    below: ['vitest.config.ts'],
    why: 'Mutants run a part of the unit tests, unchanged.',
  },
  {
    room: String.raw`[^/]+\.config\.ts$`,
    below: [
      'e2e/browser/',
      'e2e/worlds/',
      'manifest.json',
      'package.json',
      'src/core/catalogue-file.ts',
      'public/_locales/',
    ],
    why: 'A configuration names things and runs none; the build also packs sentences, which tests read as packed.',
  },
];

/** A room's row as a rule. A separate rule says whether its tests may use src/testing. */
function ruleOf({ room, below, why }) {
  const allowed = [room, ...below].map(path => `^(?:${path})`);
  return {
    name: `what ${room} may import`,
    comment: why,
    severity: 'error',
    from: {
      path: `^(?:${room})`,
      pathNot: TESTS_OF_ALL.includes(room) ? [] : TESTS_OF_ALL.map(path => `^(?:${path})`),
    },
    to: { dependencyTypes: ['local'], pathNot: [...allowed, '^src/testing/'] },
  };
}

export default {
  forbidden: [
    ...ROOMS.map(ruleOf),
    {
      name: 'every file is in a room',
      comment: 'A folder that no row of tools/law/rooms.js names would be outside the law.',
      severity: 'error',
      from: { pathNot: [...ROOMS.map(({ room }) => `^(?:${room})`), '^node_modules/'] },
      to: {},
    },
    {
      name: 'only tests use what serves tests',
      comment:
        'Helpers of tests pretend, and are never shipped. Specimens are shown as the unit tests show them, and one builder of events serves units and worlds.',
      severity: 'error',
      from: { pathNot: [UNIT_TESTS, ...TESTING, '^tools/specimens/', '^e2e/worlds/'] },
      to: { path: TESTING },
    },
    {
      name: 'nothing imports a test',
      comment: 'What two tests share lies in a file that is no test, or one would run within the other.',
      severity: 'error',
      from: {},
      to: { path: String.raw`\.(?:test|spec)\.tsx?$` },
    },
    {
      name: 'core needs no library but zod',
      comment: 'Core is pure, and a schema is all that it asks of others.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: UNIT_TESTS },
      to: { dependencyTypesNot: ['local'], pathNot: '^(?:node_modules/zod|packages)/' },
    },
    {
      name: 'redaction needs no library',
      comment: 'Whoever wants to know what is taken out of a text finds all of it in one folder.',
      severity: 'error',
      from: { path: '^packages/', pathNot: [UNIT_TESTS, '^packages/[^/]+/src/testing/'] },
      to: { dependencyTypesNot: ['local'] },
    },
    {
      name: 'nothing shipped needs Node.js',
      comment: 'It runs in browsers.',
      severity: 'error',
      from: { path: '^(?:src|packages)/', pathNot: [UNIT_TESTS, ...TESTING] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no test runner among specimens',
      comment: 'The script that takes them runs in a real page, where vitest throws before anything is seen.',
      severity: 'error',
      from: { path: '^tools/specimens/' },
      to: { path: '^node_modules/vitest/', reachable: true },
    },
    {
      name: 'no cycles',
      comment: 'Of two files that import each other neither is below, and neither can be read first.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'every import leads somewhere',
      comment: 'One that cannot be followed cannot be judged.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: { ...READING, tsPreCompilationDeps: true },
};
