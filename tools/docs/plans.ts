/** docs/plans.md: the plans in words, generated from the table that the program follows. */
import { FAILURE_KINDS, FAILURES, type FailureKind } from '../../src/core/catalogue/failures.ts';
import type { PlanName, PlanRow } from '../../src/core/catalogue/plans.ts';
import { NOT_STORED } from '../../src/core/plan/plan.ts';
import { planNameFor } from '../../src/core/plan/plan-name.ts';

const USUAL = {
  workedBefore: 'yes',
  clearedSince: false,
  losesLink: false,
  asks: false,
} as const;
const CLEARED = { ...USUAL, clearedSince: true };
const NEW = { ...USUAL, workedBefore: 'no' } as const;

/** Kinds that mean a new device only after everything was cleared. */
const newOnceCleared = FAILURE_KINDS.filter(
  kind => planNameFor(kind, CLEARED) === 'new-device' && planNameFor(kind, NEW) !== 'new-device',
);

/** Kinds for which a private window that also gets them rules out what is stored here. */
const spared = FAILURE_KINDS.filter(kind => FAILURES[kind].sparesNew);

/** When each plan applies, besides the kind of failure. */
const WHEN: Partial<Record<PlanName, string>> = {
  'stale-state': 'the page worked in this browser before, or keeps nothing that would tell',
  'asks-again': 'the same, and it names a request that can be approved',
  approved: 'its own connection said that its request was approved',
  'new-device': `this browser was never let in there, or all of it was just cleared (then also for ${inCode(newOnceCleared)})`,
  'open-link': 'the page worked here before, and holds its link’s token in memory alone',
};

/** The document, in Markdown. */
export function plansDocument(plans: Readonly<Record<PlanName, PlanRow>>): string {
  const parts = (Object.entries(plans) as [PlanName, PlanRow][]).map(([name, row]) => {
    const kinds = inCode(FAILURE_KINDS.filter(kind => planNameFor(kind, USUAL) === name));
    const served = inCode(FAILURE_KINDS.filter(kind => FAILURES[kind].served?.plan === name));
    const when = WHEN[name] ?? (served && `it is about the page’s own server (${served})`);
    return [
      `## ${name}`,
      `For: ${[kinds, when].filter(Boolean).join('; when ')}.`,
      row.why,
      [
        `- A hosted user: ${row.hosted.join(' → ')}`,
        `- Who runs the gateway: ${row.own.join(' → ')}`,
        `- Pointless: ${row.pointless.join(', ') || 'nothing'}`,
        `- Does harm: ${row.harmful.join(', ') || 'nothing'}`,
        `- Known from: ${row.source}`,
      ].join('\n'),
    ].join('\n\n');
  });
  const head = [
    '# Which steps suit which failure',
    'Made from `src/core/catalogue/plans.ts` (`npm run docs`). No step is offered a third time in one incident; a step that could not run may be run once more.',
    `Where a private window fails in the same way with ${inCode(spared)}, nothing stored here is at fault: of the steps only ${NOT_STORED.join(', ')} are left, the fresh link first, and a clearing is advised against.`,
  ];
  return `${[...head, ...parts].join('\n\n')}\n`;
}

function inCode(kinds: readonly FailureKind[]): string {
  return kinds.map(kind => `\`${kind}\``).join(', ');
}
