// @vitest-environment happy-dom
/** Which copy of the watch runs in a page that gets several. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const addListener = vi.fn();
let runtime: { id: string | undefined };

beforeEach(() => {
  runtime = { id: 're-pair' };
  giveApi();
});

afterEach(() => {
  runtime.id = undefined; // the test's own copy goes quiet
  vi.unstubAllGlobals();
  addListener.mockClear();
});

function giveApi(): void {
  vi.stubGlobal('chrome', {
    runtime: Object.assign(runtime, { sendMessage: async () => true, onMessage: { addListener } }),
  });
}

/** Runs the script in the page once more. */
async function inject(): Promise<void> {
  vi.resetModules();
  await import('./watch.iife');
}

test('a page that is given it twice is watched once', async () => {
  await inject();
  await inject();
  expect(addListener).toHaveBeenCalledTimes(1);
});

test('after an update the new copy takes the place of the old one', async () => {
  await inject();
  runtime.id = undefined; // what the old copy sees of its extension from now on
  runtime = { id: 're-pair' };
  giveApi();
  await inject();
  expect(addListener).toHaveBeenCalledTimes(2);
});
