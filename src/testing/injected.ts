/** Runs functions that are injected into pages, which the fake browser does not run. */
import { vi } from 'vitest';
import { type FakeBrowser, newBrowser } from './fake-browser';

interface Injected {
  readonly func?: (...args: string[]) => unknown;
  readonly args?: string[];
}

/** A new browser in which injected functions run here, as in a page of `host` with these globals. */
export function inPage(host: string, globals: Record<string, unknown>): FakeBrowser {
  const fake = newBrowser();
  const run = async ({ func, args = [] }: Injected) => [{ result: await func?.(...args) }];
  vi.spyOn(fake.scripting, 'executeScript').mockImplementation(run as never);
  for (const [name, value] of Object.entries({ location: { hostname: host }, ...globals })) vi.stubGlobal(name, value);
  return fake;
}
