/**
 * `npm run store-pictures`: the pictures for the stores, of the real program on the stand-in, in docs/store. Each is a
 * page of a heyron agent with the popup over it, below one sentence, in the program's own colours. The README's picture
 * is such a page beside the popup.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expectPrompt } from '../browser/prompt.ts';
import { Stage } from './stage.ts';
import { STATES } from './states.ts';
import { PICTURES, type Picture, README, TILE } from './store-words.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = path.join(ROOT, 'docs');
const TOKENS = readFileSync(path.join(ROOT, 'src/popup/tokens.css'), 'utf8');
const ICON = readFileSync(path.join(ROOT, 'docs/icon.svg'), 'utf8');

const STYLE = `
  ${TOKENS}
  :root { color-scheme: light }
  body { position: relative; overflow: hidden; width: 100vw; height: 100vh; background: var(--band) }
  header { position: absolute; left: 64px; top: 40px; display: flex; gap: 24px; align-items: center }
  svg { width: 80px; height: 80px; flex: none }
  h1 { margin: 0; font-size: 40px; line-height: 1.15; letter-spacing: -0.01em }
  p { margin: 6px 0 0; font-size: 20px; color: var(--soft) }
  .page, .popup { position: absolute; display: block; border: 1px solid var(--line); background: var(--paper) }
  .page { left: 64px; top: 168px; width: 1150px; border-radius: 14px 14px 0 0 }
  .popup { right: 74px; top: 178px; border-radius: 12px; box-shadow: 0 18px 48px #16202a40 }
`;

/** The small tile: the icon, the name, and what it is for. */
const SMALL = `
  ${STYLE}
  header { inset: 0; flex-direction: column; justify-content: center; gap: 10px; text-align: center }
  svg { width: 96px; height: 96px }
  h1 { font-size: 34px }
  p { font-size: 18px; margin: 0 }
`;

/** Without words of its own. */
const BESIDE = `
  ${STYLE}
  header { display: none }
  .page, .popup { top: 20px; height: 480px; border-radius: 12px; box-shadow: none }
  .page { left: 44px; width: 768px; object-fit: cover; object-position: right bottom }
  .popup { right: 44px; width: auto }
`;

function markup(style: string, title: string, line: string, pictures = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>${style}</style></head><body><header>${ICON}<div><h1>${title}</h1><p>${line}</p></div></header>${pictures}</body></html>`;
}

function image(className: string, picture: Buffer): string {
  return `<img class="${className}" alt="" src="data:image/png;base64,${picture.toString('base64')}">`;
}

/** What is below the sentence: an agent's page, and the popup in its state. */
async function scene(stage: Stage, { page, popup }: Pick<Picture, 'page' | 'popup'>): Promise<string> {
  await stage.clean();
  const agent = stage.newAgent();
  const behind = page === 'failing' ? await stage.lostTrust(agent) : await stage.connected(agent);
  if (page === 'failing') await expectPrompt(behind, 'pairing-required');
  else await behind.getByText(/./).first().waitFor();
  // The page itself must be readable in the picture.
  if (!popup) await behind.evaluate(() => document.documentElement.style.setProperty('zoom', '1.5'));
  const drawn = image('page', await behind.screenshot());
  if (!popup) return drawn;
  await stage.clean();
  const state = STATES.find(({ name }) => name === popup);
  if (!state) throw new Error(`there is no state ${popup}`);
  const shown = await state.setUp(stage);
  return drawn + image('popup', await shown.screenshot());
}

async function draw(canvas: Page, size: { width: number; height: number }, html: string, name: string) {
  await canvas.setViewportSize(size);
  await canvas.setContent(html);
  await canvas.evaluate(() => Promise.all([...document.images].map(each => each.decode())));
  writeFileSync(path.join(FOLDER, `${name}.png`), await canvas.screenshot());
  console.log(`docs/${name}.png`);
}

mkdirSync(path.join(FOLDER, 'store'), { recursive: true });
const stage = await Stage.open();
try {
  for (const picture of PICTURES) {
    const below = await scene(stage, picture);
    const canvas = await stage.browser.newPage();
    const { name, title, line } = picture;
    await draw(canvas, { width: 1280, height: 800 }, markup(STYLE, title, line, below), `store/${name}`);
  }
  const beside = await scene(stage, README);
  const canvas = await stage.browser.newPage();
  await draw(canvas, { width: 440, height: 280 }, markup(SMALL, TILE.title, TILE.line), `store/${TILE.name}`);
  await draw(canvas, { width: 1200, height: 520 }, markup(BESIDE, '', '', beside), 'picture');
} finally {
  await stage.close();
}
