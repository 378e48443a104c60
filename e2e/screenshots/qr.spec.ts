/** The QR code as it is drawn, read back from the pixels: black on white, with a light edge, in every colour scheme. */
import { expect, type Page } from '@playwright/test';
import { type Modules, readQr } from './read-qr.ts';
import { test } from './stage-fixtures.ts';
import { STATES } from './states.ts';

/** Light modules around it, which readers need. */
const QUIET = 4;

test('the QR code leads to the agent’s page of devices, whatever the colours', async ({ stage }) => {
  const state = STATES.find(({ name }) => name === 'way-phone');
  if (!state) throw new Error('no state shows the code');
  await stage.clean();
  const popup = await state.setUp(stage);
  for (const colours of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
    await popup.emulateMedia({ colorScheme: 'light', forcedColors: 'none', ...colours });
    const modules = await modulesOf(popup);
    const edge = modules.flatMap((row, y) => row.filter((_, x) => isEdge(x, modules) || isEdge(y, modules)));
    expect(edge.some(Boolean), 'its edge is light').toBe(false);
    const inner = modules.slice(QUIET, -QUIET).map(row => row.slice(QUIET, -QUIET));
    expect(readQr(inner), JSON.stringify(colours)).toMatch(/^https:\/\/user-\d{4}\.c1\.heyron\.ai\/nodes$/);
  }
});

function isEdge(n: number, { length }: Modules): boolean {
  return n < QUIET || n >= length - QUIET;
}

/** The middle of every module, from a picture of what is on screen. */
async function modulesOf(popup: Page): Promise<Modules> {
  const code = popup.locator('.qr svg');
  const size = Number((await code.getAttribute('viewBox'))?.split(' ')[2]);
  const picture = (await code.screenshot()).toString('base64');
  return popup.evaluate(
    async ([data, size]) => {
      const bitmap = await createImageBitmap(
        new Blob([Uint8Array.from(atob(data), each => each.charCodeAt(0))], { type: 'image/png' }),
      );
      const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      if (!pen) throw new Error('nothing can be drawn here');
      pen.drawImage(bitmap, 0, 0);
      const pixel = (n: number, of: number) => Math.floor(((n + 0.5) / size) * of);
      const isDark = (x: number, y: number) => {
        const [red = 255] = pen.getImageData(pixel(x, bitmap.width), pixel(y, bitmap.height), 1, 1).data;
        return red < 128;
      };
      return Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_, x) => isDark(x, y)));
    },
    [picture, size] as const,
  );
}
