/**
 * Golden packets: what support would get in real stories, for people to read. Could you approve, or find the fault,
 * from it alone? `GOLDEN=write` rewrites them.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Popup } from '../browser/popup.ts';
import { expect } from './gateway-fixtures.ts';

const FOLDER = fileURLToPath(new URL('./packets/', import.meta.url));
/** The version that they were made with; other versions' words differ. */
const VERSION = '2026.9.6';
/** How often a page was seen failing depends on timing. */
const TIMELINE = '### What happened';

/** Expects the packet as it was reviewed, except for what differs between runs. */
export async function expectGolden(popup: Popup, name: string, version: string): Promise<void> {
  if (version !== VERSION) return;
  const { markdown } = await popup.savePacket();
  const file = path.join(FOLDER, `${name}.md`);
  const now = steady(markdown);
  if (process.env.GOLDEN === 'write') {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, now);
  }
  const before = readFileSync(file, 'utf8');
  expect(beforeTimeline(now)).toBe(beforeTimeline(before));
}

/** A refused page retries, with different words during and after a try. */
const BY_TURNS = /^pairing required: device is not approved yet$/m;

/**
 * The check that runs by itself has also run before the page was let in at first, if a popup saw it fail then. The last
 * one counts.
 */
const CHECKED_AGAIN = /(?:right-gateway \(done\), )+(right-gateway \(done\))/g;
const CHECKED_AGAIN_IN_STEPS = /^(?:- \S+ right-gateway: .+\n)+(- \S+ right-gateway: .+\n)/gm;

/** Times, ids, counts and the machine differ between runs. */
function steady(markdown: string): string {
  const ids: string[] = [];
  return markdown
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d/g, '2026-11-22T12:00:00+00:00')
    .replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{64}\b/g, id => {
      if (!ids.includes(id)) ids.push(id);
      return `${id.length > 36 ? 'DEVICE' : 'REQUEST'}-${ids.indexOf(id) + 1}`;
    })
    .replace(BY_TURNS, 'device pairing required (requestId: REQUEST-1)')
    .replace(/^(- Failures seen: )\d+$/m, '$1N')
    .replace(/, \d+×: /g, ', N×: ')
    .replace(CHECKED_AGAIN, '$1')
    .replace(CHECKED_AGAIN_IN_STEPS, '$1')
    .replace(/^(- (?:Browser|System|Language|Time zone|Re-Pair): ).+$/gm, '$1…');
}

function beforeTimeline(markdown: string): string {
  return markdown.slice(0, markdown.indexOf(TIMELINE));
}
