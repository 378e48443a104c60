/**
 * Golden packets: what support would be sent in real stories, kept to be read by a person. Could you approve, or find the
 * fault, from it alone? `GOLDEN=write` writes them anew.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Popup } from '../browser/popup.ts';
import { expect } from './gateway-fixtures.ts';

const FOLDER = fileURLToPath(new URL('./packets/', import.meta.url));
/** The version that they were made on; on another one, words of the gateway's differ. */
const VERSION = '2026.9.6';
/** How often a page was seen failing depends on the moment. */
const TIMELINE = '### What happened';

/** Expects the packet to be as it was when somebody read it, but for what differs from run to run. */
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

/** A refused page tries again and again, and says it in one way while it tries and in another afterwards. */
const BY_TURNS = /^pairing required: device is not approved yet$/m;

/** Times, ids, counts and the machine are another one's at each run. */
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
    .replace(/^(- (?:Browser|System|Language|Time zone|Re-Pair): ).+$/gm, '$1…');
}

function beforeTimeline(markdown: string): string {
  return markdown.slice(0, markdown.indexOf(TIMELINE));
}
