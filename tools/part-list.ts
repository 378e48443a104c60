/** The parts that `tools/parts.ts` knows. */

export interface Part {
  /** The line that a person reads while it runs. */
  readonly does: string;
  readonly command: readonly string[];
  /** Additional environment variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** What to do when it fails, in a sentence. */
  readonly mend: string;
  /** Its output is for people, and shown as it comes. Otherwise it goes into a log, and is shown after a failure. */
  readonly shown?: true;
  /** One sentence from its output. */
  readonly tells?: (lines: readonly string[]) => string | undefined;
}

const vite = (mode: string) => ['npx', 'vite', 'build', '--mode', mode, '--logLevel', 'warn'];

const browserTests = (does: string, ...projects: string[]): Part => ({
  does,
  command: ['npx', 'playwright', 'test', ...projects.map(project => `--project=${project}`)],
  mend: 'Each failed test above names the folder with its pages, the worker’s log and the stored timeline ("why").',
  shown: true,
});

/** How many unit tests passed. */
const passedTests = (lines: readonly string[]) =>
  lines
    .find(line => /^\s*Tests /.test(line))
    ?.trim()
    .replace(/^Tests\s+/, '');

/** By name, in no order. */
export const PARTS = {
  'build-chromium': {
    does: 'Building dist/chromium',
    command: vite('chromium'),
    mend: 'The build’s own message is above.',
  },
  'build-firefox': {
    does: 'Building dist/firefox',
    command: vite('firefox'),
    mend: 'The build’s own message is above.',
  },
  package: {
    does: 'Packing what the stores take into dist/packages',
    command: ['npx', 'tsx', 'tools/release/package.ts'],
    mend: 'The sentence above says what is missing.',
    shown: true,
  },
  types: {
    does: 'Checking types',
    command: ['npx', 'tsc', '--noEmit'],
    mend: 'Each line above names a file and a line.',
  },
  lint: {
    does: 'Checking style, habits and the law of imports',
    command: ['npm', 'run', '--silent', 'lint'],
    mend: '"npm run format" mends what is only a matter of form; where an import breaks the law, its reason is above.',
  },
  unit: {
    does: 'Running the unit tests',
    command: ['npx', 'vitest', 'run', '--project=pure', '--project=apart', '--reporter=dot', '--no-color'],
    mend: 'Run one file alone with "npx vitest run FILE".',
    tells: passedTests,
  },
  'unit-more': {
    does: 'Killing the worker at every moment of a clearing, and measuring that redaction is linear',
    command: ['npx', 'vitest', 'run', '--reporter=dot', '--no-color', 'dying', 'mishaps', 'resuming', 'linear'],
    env: { EVERY_MOMENT: '1' },
    mend: 'Run one file alone with "EVERY_MOMENT=1 npx vitest run FILE".',
    tells: passedTests,
  },
  browsers: {
    does: 'Looking for the browsers',
    command: ['npx', 'tsx', 'e2e/browser/find-browsers.ts'],
    mend: 'The sentence above says what to install.',
    tells: lines => lines.filter(line => line.startsWith('/') || /\(.*\)$/.test(line)).join(', '),
  },
  stories: browserTests(
    'Telling the stories in Chromium with a test of each promise, and one story in Firefox',
    'chromium',
    'firefox',
  ),
  'stories-more': browserTests(
    'Running the rest of what CI wants proven in both browsers',
    'chromium-more',
    'firefox-more',
  ),
  'stories-rest': browserTests('Running what is left in both browsers', 'chromium-rest', 'firefox-rest'),
  screenshots: browserTests('Drawing every state, light and dark', 'screenshots'),
  gateway: browserTests('Telling the stories on a real gateway in Chromium', 'gateway'),
  'gateway-firefox': {
    ...browserTests('Telling the whole story on a real gateway in Firefox', 'gateway-firefox'),
    command: ['npx', 'playwright', 'test', '--project=gateway-firefox', 'e2e/stories/clear-and-pair.spec.ts'],
  },
  'gateway-all': {
    ...browserTests('Telling the stories on every version of the gateway'),
    // On two cores three gateways at once got half as far in the same time as two.
    command: ['npx', 'playwright', 'test', '--project=gateway-*', '--workers=2'],
  },
} satisfies Record<string, Part>;
