import { describe, expect, test } from 'vitest';
import { planNameFor } from '../plan/plan-name';
import { FAILURE_KINDS, FAILURES } from './failures';
import { PLANS, type PlanName, type PlanRow } from './plans';
import { STEP_IDS } from './steps';

const ROWS = Object.entries(PLANS) as [PlanName, PlanRow][];
const USUAL = {
  workedBefore: 'yes',
  clearedSince: false,
  losesLink: false,
  asks: false,
} as const;

describe.each(ROWS)('the plan %s', (_, row) => {
  const orders = [row.hosted, row.own];

  test('ends honestly, and has every step once', () => {
    for (const order of orders) {
      expect(order.at(-1)).toBe('escalate');
      expect(new Set(order).size).toBe(order.length);
    }
  });

  test('offers nothing that it calls pointless or harmful, and calls no step both', () => {
    const all = [...row.pointless, ...row.harmful];
    expect(new Set(all).size).toBe(all.length);
    for (const order of orders) expect(order.filter(step => all.includes(step))).toEqual([]);
  });

  test('never sends somebody without a shell to restart the gateway', () => {
    expect(row.hosted).not.toContain('restart-gateway');
  });

  test('names its reason and its source', () => {
    expect(row.why.length).toBeGreaterThan(40);
    expect(row.source).toMatch(/\.md/);
  });
});

test('every step is in some plan, and every plan is the plan of something', () => {
  const used = new Set(ROWS.flatMap(([, { hosted, own }]) => [...hosted, ...own]));
  expect([...used].sort()).toEqual([...STEP_IDS].sort());
  const named = new Set(
    FAILURE_KINDS.flatMap(kind =>
      [
        USUAL,
        { ...USUAL, workedBefore: 'no' } as const,
        { ...USUAL, losesLink: true },
        { ...USUAL, asks: true },
        { ...USUAL, served: true },
        { ...USUAL, approved: true },
      ].map(circumstances => planNameFor(kind, circumstances)),
    ),
  );
  expect([...named].sort()).toEqual(Object.keys(PLANS).sort());
});

test('clearing is never offered where an approval or the gateway alone can help', () => {
  for (const kind of FAILURE_KINDS) {
    const { approval, anyBrowser } = FAILURES[kind];
    const row: PlanRow = PLANS[planNameFor(kind, USUAL)];
    if ((approval && kind !== 'pairing-required') || anyBrowser)
      expect([...row.hosted, ...row.own], kind).not.toContain('clear-site-data');
  }
});
