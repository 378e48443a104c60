/**
 * One look at a page that is none of ours, after its user clicked the toolbar button there: whether it is OpenClaw's, and
 * what it says that fails. Names and structure alone; nothing is changed, and nothing of it is kept but as an offer.
 */
import * as z from 'zod/mini';
import { IDENTITY_KEY, SETTINGS_KEY } from '../core/clearing/stored-keys';
import { runInPage } from './run-in-page';

/** A busy page does not answer. In ms. */
const LONGEST_LOOK_MS = 2_000;
/** Nobody writes more into such an error. In characters. */
const LONGEST_TEXT = 300;

/** The app's own elements and its mark, under each of its names; then its gate, its raw error, and 2026.1's pill. */
const APP =
  'openclaw-app, clawdbot-app, moltbot-app, clawdis-app, html[data-openclaw-control-ui-build-id], .login-gate__failure[data-kind]';
const LABEL = '.login-gate__failure[data-kind]';
const TEXTS = [
  '.login-gate__failure-raw',
  '.login-gate .callout.danger',
  '.shell .pill.danger',
  '.shell .callout.danger',
];

const seenSchema = z.object({
  /** It is OpenClaw's page, or one that keeps OpenClaw's keys. */
  is: z.boolean(),
  /** What its gate names, and its own words of it; null where it has none. */
  label: z.nullable(z.string()),
  text: z.nullable(z.string()),
  /** The path of its program's files, from which its base path follows. */
  program: z.nullable(z.string()),
});
export type Recognised = z.infer<typeof seenSchema>;

/** What is seen at a tab's top; null where the browser does not let us look. */
export async function recognise(tab: number): Promise<Recognised | null> {
  const target = { tabId: tab, frameIds: [0] };
  const given = [APP, LABEL, TEXTS, [IDENTITY_KEY, SETTINGS_KEY], LONGEST_TEXT] as const;
  const [seen] = await runInPage(target, LONGEST_LOOK_MS, lookOnce, ...given).catch(() => []);
  return seenSchema.safeParse(seen).data ?? null;
}

/** Runs in the page, so it can use nothing from outside itself. No value of what is stored leaves it. */
export function lookOnce(
  app: string,
  label: string,
  texts: readonly string[],
  keys: readonly string[],
  longest: number,
): Recognised {
  let keeps = false;
  try {
    keeps = Object.keys(localStorage).some(name => keys.some(key => name.startsWith(key)));
  } catch {
    // a page without storage
  }
  const words = texts.map(each => document.querySelector(each)?.textContent?.trim()).find(Boolean) ?? null;
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  return {
    is: keeps || document.querySelector(app) !== null,
    label: document.querySelector(label)?.getAttribute('data-kind')?.slice(0, longest) ?? null,
    text: words?.slice(0, longest) ?? null,
    program: script?.src.startsWith(`${location.origin}/`) ? new URL(script.src).pathname.slice(0, longest) : null,
  };
}
