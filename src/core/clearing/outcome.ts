/** What a clearing came to, read from its report. Without schemas, so that every page can read it. */
import type { ClearedType, ClearReport } from './clear-report';

/** True when none of what was to be cleared was there: nothing was removed, and nothing can have changed. */
export function foundNothing(report: ClearReport): boolean {
  return report.hosts.every(({ types }) => types.every(({ outcome }) => outcome === 'nothing-there'));
}

/** True when everything that was to be cleared was read back as gone. */
export function isComplete(report: ClearReport): boolean {
  return report.hosts.every(({ types }) =>
    types.every(({ outcome }) => outcome === 'gone' || outcome === 'nothing-there'),
  );
}

/** What was left behind or could not be checked, each once. */
export function leftTypes(report: ClearReport): ClearedType[] {
  const left = report.hosts
    .flatMap(({ types }) => types)
    .filter(({ outcome }) => outcome === 'left-behind' || outcome === 'not-verified');
  return [...new Set(left.map(({ type }) => type))];
}
