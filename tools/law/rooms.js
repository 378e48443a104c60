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
    why: 'Words, colours and counters that every room needs stand on nothing.',
  },
  {
    room: 'src/core/address/',
    below: [],
    why: 'What an address is, and whose, is true before anything is known of a failure.',
  },
  {
    room: 'packages/redact/',
    below: [],
    why: 'A secret looks like a secret, whatever text it stands in: redaction knows nothing of what it is used for.',
  },
  {
    room: 'src/core/catalogue/',
    below: ['src/core/say.ts', 'src/core/address/'],
    why: 'The catalogue says what is true of each failure, step and plan, of no page and no incident.',
  },
  {
    room: 'src/core/sighting/',
    below: ['src/core/catalogue/', REDACT, 'src/core/address/'],
    why: 'What a page shows is judged by itself: what happened before changes nothing of it.',
  },
  {
    room: 'src/core/clearing/',
    below: ['src/core/catalogue/', 'src/core/say.ts'],
    why: 'What can be cleared, and what a report of it says, is the same in every incident.',
  },
  {
    room: 'src/core/incident/',
    below: [
      'src/core/sighting/',
      'src/core/clearing/',
      'src/core/catalogue/',
      REDACT,
      'src/core/address/',
      'src/core/say.ts',
    ],
    why: 'An incident is what happened: what to do about it is decided above it.',
  },
  {
    room: 'src/core/presence/',
    below: ['src/core/incident/', 'src/core/sighting/', 'src/core/catalogue/', 'src/core/address/'],
    why: 'What is there now is joined to incidents, and plans nothing.',
  },
  {
    room: 'src/core/plan/',
    below: [
      'src/core/incident/',
      'src/core/sighting/',
      'src/core/clearing/',
      'src/core/catalogue/',
      'src/core/address/',
    ],
    why: 'A plan follows from an incident alone: who shows it, and whose click it waits for, is none of its business.',
  },
  {
    room: 'src/core/packet/',
    below: [
      'src/core/[^/]+.ts$',
      'src/core/plan/',
      'src/core/incident/',
      'src/core/sighting/',
      'src/core/clearing/',
      'src/core/catalogue/',
      REDACT,
      'src/core/address/',
    ],
    why: 'A packet tells an incident to somebody who was not there: it decides nothing of it.',
  },
  {
    room: 'src/core/transitions/',
    below: [
      'src/core/packet/times-and-file-names.ts', // what a ticket is
      'src/core/plan/',
      'src/core/presence/',
      'src/core/incident/',
      'src/core/sighting/',
      'src/core/catalogue/',
      REDACT,
      'src/core/address/',
    ],
    why: 'Whatever a click, a page or the clock comes to is decided here, on all that is known, and shown elsewhere.',
  },
  {
    room: 'src/core/view/',
    below: [
      'src/core/[^/]+.ts$',
      'src/core/plan/',
      'src/core/presence/',
      'src/core/incident/',
      'src/core/sighting/',
      'src/core/clearing/',
      'src/core/catalogue/',
      'src/core/address/',
    ],
    why: 'What is shown is worked out of all that is known, and changes nothing of it.',
  },
  {
    room: 'src/core/settings/',
    below: ['src/core/catalogue/', 'src/core/address/'],
    why: 'Settings are what the user chose, whatever is going on.',
  },
  {
    room: 'src/platform/',
    below: ['src/core/', REDACT],
    why: 'The edge to the browser is thin: what is done with it is none of its business.',
  },
  {
    room: 'src/history/',
    below: ['src/platform/', 'src/core/'],
    why: 'History keeps what happened, and knows neither who tells it nor who asks.',
  },
  {
    room: 'src/site-data/',
    below: [
      'src/platform/',
      'src/core/',
      'src/content/(?:inert|led-back).iife.ts', // the names of their files alone, to register them
    ],
    why: 'What deletes knows neither steps nor who asked, so nothing up there can make it delete more.',
  },
  {
    room: 'src/steps/',
    below: ['src/site-data/', 'src/platform/', 'src/core/'],
    why: 'A step does, and is told when: it knows nothing of the messages and events that lead to it.',
  },
  {
    room: String.raw`src/background/(?:incidents|presence|deadlines)\.ts$`,
    below: ['src/history/', 'src/platform/', 'src/core/'],
    why: 'What is known is kept and read here, and nobody is told of it.',
  },
  {
    room: 'src/background/shows/',
    below: [
      REDACT,
      String.raw`src/background/(?:incidents|presence)\.ts$`,
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
      String.raw`src/background/(?:incidents|presence|deadlines)\.ts$`,
      'src/history/',
      'src/platform/',
      'src/core/',
    ],
    why: 'Every change ends here: what it decides is settled, then all who show it are told.',
  },
  {
    room: 'src/background/does/',
    below: [
      'src/background/shows/',
      String.raw`src/background/(?:incidents|presence|deadlines|publish)\.ts$`,
      'src/steps/',
      'src/site-data/',
      'src/history/',
      'src/platform/',
      'src/core/',
    ],
    why: 'What is done is done for whoever asked: it does not know whom.',
  },
  {
    room: 'src/background/hears/',
    below: ['src/background/', 'src/steps/', 'src/site-data/', 'src/history/', 'src/platform/', 'src/core/'],
    why: 'Whatever comes from outside is heard here, and leads to what is done.',
  },
  {
    room: 'src/background/index.ts',
    below: ['src/background/', 'src/steps/', 'src/site-data/', 'src/history/', 'src/platform/', 'src/core/'],
    why: 'The background joins what is below it, and draws nothing.',
  },
  {
    room: 'src/content/',
    below: ['src/core/', 'src/platform/content-messages.ts'],
    why: 'A content script lives in a hostile page: it reaches nothing that acts, and sends messages only.',
  },
  {
    room: 'src/popup/',
    below: ['src/platform/', 'src/core/', REDACT], // the type of a place alone (page-scripts.js)
    why: 'The popup shows and asks: to do something it sends a message, so that deleting cannot be imported.',
  },
  {
    room: 'src/report/',
    below: ['src/popup/', 'src/platform/', 'src/core/'],
    why: 'The page for reports shows what somebody sent, with the popup’s own parts, and does nothing.',
  },
  {
    room: 'src/settings/',
    below: ['src/platform/', 'src/core/'],
    why: 'The page of settings shows and asks, as the popup does.',
  },
  {
    room: 'src/welcome/',
    below: ['src/platform/', 'src/core/'],
    why: 'The page of the first run shows and asks, as the popup does.',
  },
  {
    room: 'src/parked/',
    below: ['src/platform/', 'src/core/'],
    why: 'The page of a parked tab stands still.',
  },
  {
    room: CORE_TESTS,
    below: ['src/core/', REDACT, 'public/_locales/'],
    why: 'A test of core may set the stage with all of core: what it tests is told by where it stands.',
  },
  {
    room: BACKGROUND_TESTS,
    below: ['src/background/', 'src/steps/', 'src/site-data/', 'src/history/', 'src/platform/', 'src/core/'],
    why: 'A test of the background may play a whole worker: what it tests is told by where it stands.',
  },
  {
    room: 'src/testing/',
    below: ['src/core/', 'public/_locales/'],
    why: 'Helpers serve the tests of every room, so they stand below all but core; one for a single room stands in it.',
  },
  {
    room: String.raw`src/[^/]+\.test\.ts$`,
    below: ['src/', 'public/_locales/', 'manifest.json'],
    why: 'A test that looks over all of src stands above it, and src knows nothing of tests, programs and tools.',
  },
  {
    room: 'e2e/net/',
    below: [],
    why: 'Names, certificate and ports are what all other parts stand on.',
  },
  {
    room: 'e2e/browser/',
    below: ['e2e/net/'],
    why: 'A user’s browser does not know which world it is in, and sees of Re-Pair what a user sees.',
  },
  {
    room: 'e2e/site/',
    below: ['e2e/net/'],
    why: 'A stand-in that took its words from what is tested would prove nothing.',
  },
  {
    room: 'e2e/gateway/',
    below: ['e2e/net/'],
    why: 'A real gateway knows neither the stand-in nor Re-Pair.',
  },
  {
    room: 'e2e/worlds/',
    below: [...PARTS, 'src/core/', 'src/history/records.ts', 'src/testing/'],
    why: 'A world is made of the parts; its past is core’s events, built as unit tests build them, and written as records.',
  },
  {
    room: 'e2e/stories/',
    below: WORLDS,
    why: 'A story is told in every world alike, as a user sees it: what it expects is not taken from src.',
  },
  {
    room: 'e2e/specs/',
    below: ['e2e/stories/', ...WORLDS, 'src/core/'],
    why: 'Specs stand above what they share; of src they know core’s vocabulary and schemas, to read what was stored.',
  },
  {
    room: 'e2e/gateway-specs/',
    below: ['e2e/stories/', ...WORLDS, 'src/core/'],
    why: 'Specs stand above what they share; of src they know core’s vocabulary and schemas, to read what was stored.',
  },
  {
    room: 'e2e/screenshots/',
    below: [...WORLDS, 'src/core/'],
    why: 'States are drawn in the worlds from core’s vocabulary, and nothing is built on drawings.',
  },
  {
    room: 'e2e/matrix/',
    below: WORLDS,
    why: 'The browser matrix is made from what any test proved, so it knows none.',
  },
  {
    room: 'demo/',
    below: WORLDS,
    why: 'A program stands beside the tests, on the same parts: neither imports the other.',
  },
  {
    room: 'benchmark/',
    below: [...WORLDS, 'src/core/', 'tools/size.ts', 'tools/budgets.ts'],
    why: 'A program stands beside the tests, on the same parts: neither imports the other.',
  },
  {
    room: 'tools/(?!specimens/|mutants/)',
    below: ['tools/', 'src/core/'],
    why: 'Tools run everything by its command, and import next to nothing.',
  },
  {
    room: 'tools/specimens/',
    below: [...PARTS, 'src/content/', 'src/core/', 'src/testing/'],
    why: 'Specimens are taken by a gateway, a browser and Re-Pair’s own eyes; nothing else is between them.',
  },
  {
    room: 'tools/mutants/',
    below: ['vitest.config.ts'],
    why: 'Mutants meet the unit tests as they are, but for which of them.',
  },
  {
    room: String.raw`[^/]+\.config\.ts$`,
    below: ['e2e/browser/', 'e2e/worlds/', 'manifest.json', 'package.json'],
    why: 'A configuration names things and runs none.',
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
      from: { path: '^packages/', pathNot: UNIT_TESTS },
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
