/** The browser matrix, docs/browsers.md: what is proven in which browser, as tables generated from the tests. */
import { FAMILIES, type Family } from '../browser/browser.ts';

/** What a test proved in one browser: its name, or why that is impossible there. */
export type Outcome = { readonly proven: true } | { readonly proven: false; readonly because: string };

/** A test, with every browser in which it was tried. */
export interface Row {
  /** The spec's path. */
  readonly file: string;
  /** Its place there. */
  readonly line: number;
  /** The subject of the spec, from its first line. */
  readonly subject: string;
  readonly title: string;
  readonly outcomes: Partial<Record<Family, Outcome>>;
}

const NAMES: Record<Family, string> = { chromium: 'Chromium', firefox: 'Firefox' };

const HEAD = `# The browser matrix: what is proven in which browser

Each line is the name of a test, which runs in a real browser with the built extension. Made from a run of the tests in both
browsers (\`npm run matrix\` writes it anew), and held against every later one.`;

/** The document, in Markdown. */
export function documentOf(rows: readonly Row[]): string {
  const files = [...new Set(rows.map(({ file }) => file))].sort();
  const sections = files.map(file => {
    const its = rows.filter(row => row.file === file).sort((one, other) => one.line - other.line);
    const head = [
      `| | ${FAMILIES.map(family => NAMES[family]).join(' | ')} |`,
      `|---|${FAMILIES.map(() => '---|').join('')}`,
    ];
    return [`## ${its[0]?.subject ?? file}`, '', ...head, ...its.map(lineOf)].join('\n');
  });
  return `${[HEAD, ...sections].join('\n\n')}\n`;
}

function lineOf({ title, outcomes }: Row): string {
  return `| ${[title, ...FAMILIES.map(family => cellOf(outcomes[family]))].join(' | ')} |`;
}

/** Whether the document's row for a test matches the results in these browsers. */
export function says(document: string, { title, outcomes }: Row): boolean {
  const line = document.split('\n').find(each => each.startsWith(`| ${title} |`));
  const cells = line?.slice(2, -2).split(' | ') ?? [];
  return FAMILIES.every((family, place) => !outcomes[family] || cells[place + 1] === cellOf(outcomes[family]));
}

function cellOf(outcome: Outcome | undefined): string {
  if (!outcome) return 'not tried';
  return outcome.proven ? 'proven' : `not possible here, because ${outcome.because}`;
}
