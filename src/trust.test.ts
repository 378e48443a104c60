/** docs/threats.md and docs/privacy.md, held to the program: proofs that there are, keys, numbers and times. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../manifest.json' with { type: 'json' };

const THREATS = readFileSync('docs/threats.md', 'utf8');
const PRIVACY = readFileSync('docs/privacy.md', 'utf8');
const MATRIX = readFileSync('docs/browsers.md', 'utf8');

/** The code that is shipped. */
const shipped = ['src', 'packages'].flatMap(folder =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !/(?:^|[\\/])testing[\\/]/.test(name))
    .map(name => ({ name: name.replaceAll('\\', '/'), text: readFileSync(path.join(folder, name), 'utf8') })),
);

describe('docs/threats.md', () => {
  const proofs = [...THREATS.matchAll(/\[([^\]]+)\]\(\.\.\/([^)]+)\)/g)].map(
    ([, title = '', file = '']) => [title.replace(/\s+/g, ' '), file] as const,
  );

  test('names proofs of its own for everyone who could do harm', () => {
    const sections = THREATS.split(/^## /m).slice(1);
    expect(sections.length).toBeGreaterThanOrEqual(8);
    for (const section of sections) expect(section, section.split('\n')[0]).toMatch(/Proof: \[/);
    expect(proofs.length).toBeGreaterThan(30);
  });

  test.each(proofs)('“%s” is a test in %s', (title, file) => {
    expect(existsSync(file), file).toBe(true);
    if (file.startsWith('e2e/')) {
      const row = MATRIX.split('\n').find(line => line.startsWith(`| ${title} |`));
      expect(row, 'a row of the browser matrix').toBeDefined();
      expect(row, 'proven in some browser').toContain('| proven');
      return;
    }
    expect(readFileSync(file, 'utf8')).toContain(title);
  });

  test('points at no document that is not there', () => {
    for (const [, file = ''] of THREATS.matchAll(/\]\(([\w-]+\.md)\)/g))
      expect(existsSync(`docs/${file}`), file).toBe(true);
  });
});

describe('docs/privacy.md', () => {
  /** First and second column of the table of what is kept. */
  const kept = [...PRIVACY.matchAll(/^\| (on disk|in memory), ([^|]*) \| ([^|]*) \|/gm)].map(
    ([, , where = '', keys = '']) => ({
      where,
      keys: [...keys.matchAll(/`([^`]+)`/g)].map(([, key = '']) => key),
    }),
  );
  const keysIn = (where: string) =>
    kept
      .filter(row => row.where.includes(where))
      .flatMap(({ keys }) => keys)
      .sort();

  /** The keys that the modules name which reach an area. */
  const keysOf = (reaches: RegExp) =>
    [
      ...new Set(
        shipped
          .filter(({ text }) => reaches.test(text))
          .flatMap(({ text }) => [...text.matchAll(/^(?:export )?const (?:KEY|PREFIX|CONSENT_KEY) = '([^']+)';$/gm)])
          .map(([, key = '']) => key),
      ),
    ].sort();

  test('names every key that is kept on disk, and no other', () => {
    const onDisk = keysOf(/import \{[^}]*\b(?:local|read|readAll|write|remove)\b[^}]*\} from '[^']*\/storage'/);
    const consent = keysOf(/storage\.local\.get\(CONSENT_KEY\)/);
    expect(keysIn('`storage.local`')).toEqual([...onDisk, ...consent].sort());
  });

  test('names every key that is kept in memory, and no other', () => {
    const drafts = shipped.filter(({ text }) => text.includes('`draft:'));
    expect(drafts.map(({ name }) => name)).toEqual(['platform/drafts.ts']);
    const inMemory = keysOf(/import \{[^}]*\bsession\b[^}]*\} from '[^']*\/storage'/);
    expect(keysIn('`storage.session`')).toEqual(['draft:', ...inMemory].sort());
  });

  test('nothing is kept in a way that these tables do not know', () => {
    const reaching = shipped.filter(({ text }) =>
      /storage\.(?:local|session|sync|managed)\.\w|storage\[area\]/.test(text),
    );
    expect(reaching.map(({ name }) => name).sort()).toEqual([
      'platform/consent.ts',
      'platform/drafts.ts',
      'platform/parsed-copy.ts',
      'platform/set-up-page.ts', // reads which language is set, and writes nothing
      'platform/settings.ts',
      'platform/storage.ts',
    ]);
  });

  test.each([
    ['core/settings/settings.ts', 'keptDays: 7', '7 days after it was fixed'],
    ['core/settings/settings.ts', 'KEPT_DAYS = [1, 7, 30]', 'or 1 or 30, as you set'],
    ['core/incident/bounds.ts', 'MOST_INCIDENTS = 20', '20 newer ones push it out'],
    ['core/incident/bounds.ts', 'MOST_OF_HOST = 3', '3 of the same host'],
    ['core/incident/bounds.ts', 'MOST_EVENTS = 100', 'Of one incident 100 events'],
    ['core/incident/bounds.ts', 'MOST_BYTES_OF_INCIDENT = 150_000', '150 kB are kept'],
    ['core/incident/bounds.ts', 'MOST_BYTES = 3_000_000', 'of all 3 MB'],
    ['core/incident/bounds.ts', 'MOST_BEFORE_CONSENT = 5', '5 incidents at most'],
    ['site-data/hosts.ts', 'MOST_MET = 60', 'the 60 newest'],
    ['core/health/health.ts', 'FORGOTTEN_AFTER_DAYS = 90', '90 days after it was seen last'],
    ['core/health/health.ts', 'MOST_RECORDS = 50', '50 agents at most'],
    ['core/health/health.ts', 'MOST_RECORDS_OF_HOST = 4', '4 records of a host'],
    ['core/health/health.ts', 'AGAIN_AFTER_MS = 60 * 60_000', 'once an hour at most'],
    ['site-data/spare-tabs.ts', 'MOST_MARKS = 20', '20 at most'],
    ['platform/own-sites.ts', 'MOST_SITES = 20', 'have everything deleted; 20 at most'],
    ['platform/own-wishes.ts', 'ANSWERED_WITHIN_MS = 10 * 60_000', 'it counts for 10 minutes'],
    ['core/faults.ts', 'MOST_FAULTS = 50', '50 sorts at most'],
    ['core/presence/hearing.ts', 'HEARS_FOR_MS = 10 * 60_000', 'for ten minutes at most'],
    ['content/let-in.ts', 'HEAD_CHARS = 400', 'only the first 400 characters are looked at'],
    ['core/view/let-in.ts', 'SHOWN_AFTER_MS = 10 * 60_000', 'shown for 10 minutes after its end at most'],
    ['background/does/let-in.ts', "'nodes'", "the agent's page of devices, `/nodes`"],
    ['steps/probe.ts', "'healthz'", 'a request for `/healthz`, without cookies'],
    ['steps/page-build.ts', "ask(origin, tab, '', ", 'the same, and one for `/`'],
    ['steps/ask-host.ts', "credentials: 'omit'", 'without cookies'],
    ['site-data/own-pages.ts', "'/?v='", 'a page `/?v=` with a random number'],
  ])('what %s says, %s, is what it says: %s', (file, code, words) => {
    expect(shipped.find(({ name }) => name === file)?.text).toContain(code);
    expect(PRIVACY.replace(/\s+/g, ' ')).toContain(words);
  });
});

test('no other extension and no page may send us messages', () => {
  expect('externally_connectable' in manifest).toBe(false);
  const hearing = shipped.filter(({ text }) => /onMessageExternal|onConnectExternal|onUserScript/.test(text));
  expect(hearing.map(({ name }) => name)).toEqual([]);
});

test('what is shipped depends on four libraries, each at one version', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object };
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { integrity?: string; dependencies?: object }>;
  };
  expect(Object.keys(dependencies).sort()).toEqual(['lean-qr', 'preact', 'webextension-polyfill', 'zod']);
  for (const name of Object.keys(dependencies)) {
    const own = packages[`node_modules/${name}`];
    expect(own?.integrity, name).toMatch(/^sha512-/);
    expect(own?.dependencies ?? {}, name).toEqual({});
  }
  expect(packages['packages/redact']).toEqual({ name: '@re-pair/redact', license: 'MIT' }); // and redaction on none
});
