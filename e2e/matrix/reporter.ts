/**
 * Compares what tests proved in both browsers with their rows in the browser matrix, docs/browsers.md, which
 * `--update-snapshots` rewrites.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FullConfig, FullResult, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter';
import type { Family } from '../browser/browser.ts';
import type { WorldOptions } from '../worlds/fixtures.ts';
import { documentOf, type Outcome, type Row, says } from './document.ts';

const DOCUMENT = 'docs/browsers.md';

export default class BrowserMatrix implements Reporter {
  readonly #rows = new Map<string, Row>();
  #writes = false;

  onBegin({ updateSnapshots }: FullConfig, suite: Suite): void {
    this.#writes = updateSnapshots === 'all' || updateSnapshots === 'changed';
    for (const test of suite.allTests()) if (familyOf(test)) this.#rows.set(keyOf(test), blank(test));
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const family = familyOf(test);
    const outcome = outcomeOf(test, result);
    if (!family || !outcome) return;
    const known = this.#rows.get(keyOf(test)) ?? blank(test);
    this.#rows.set(keyOf(test), { ...known, outcomes: { ...known.outcomes, [family]: outcome } });
  }

  async onEnd({ status }: FullResult): Promise<{ status: FullResult['status'] } | undefined> {
    const all = [...this.#rows.values()];
    if (status !== 'passed' || all.length === 0) return undefined;
    if (this.#writes) {
      writeFileSync(DOCUMENT, documentOf(all));
      return undefined;
    }
    const written = readFileSync(DOCUMENT, 'utf8');
    if (all.every(each => says(written, each))) return undefined;
    console.error(`\n${DOCUMENT} does not say what these tests prove: write it anew (npm run matrix), and read it.`);
    return { status: 'failed' };
  }
}

/** The browser of a test on the stand-in. */
function familyOf(test: TestCase): Family | undefined {
  const { where, family } = (test.parent.project()?.use ?? {}) as Partial<WorldOptions>;
  return where === 'stand-in' ? family : undefined;
}

function blank(test: TestCase): Row {
  const file = fileOf(test);
  return { file, line: test.location.line, subject: subjectOf(file), title: titleOf(test), outcomes: {} };
}

function keyOf(test: TestCase): string {
  return `${fileOf(test)} ${titleOf(test)}`;
}

function fileOf({ location }: TestCase): string {
  return path.relative(process.cwd(), location.file);
}

function titleOf(test: TestCase): string {
  const [, , , ...titles] = test.titlePath();
  return titles.filter(Boolean).join(', ');
}

function outcomeOf({ annotations }: TestCase, { status }: TestResult): Outcome | undefined {
  if (status === 'passed') return { proven: true };
  const because = annotations.find(({ type }) => type === 'skip')?.description;
  return status === 'skipped' && because ? { proven: false, because } : undefined;
}

/** The first line of a spec's docstring. */
function subjectOf(file: string): string {
  return /^\/\*\*\s*(?:\* )?(.+?)\s*(?:\*\/)?$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? path.basename(file);
}
