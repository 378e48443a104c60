/** Runs functions of ours in a tab's page. They can use nothing from outside themselves. */

import { withTimeout } from '../platform/async';
import { browser } from '../platform/browser';

/** The page at a tab's top, or some or all of its documents. */
interface Target {
  readonly tabId: number;
  readonly frameIds?: number[];
  readonly allFrames?: true;
}

/**
 * The function's result in each document.
 * @throws Timeout after `longest` ms, and what the browser throws.
 */
export async function runInPage<Args extends unknown[]>(
  target: Target,
  longest: number,
  func: (...args: Args) => unknown,
  ...args: Args
): Promise<unknown[]> {
  const call = { target, injectImmediately: true, func: func as () => unknown, ...(args.length ? { args } : {}) };
  const answers = await withTimeout(longest, browser.scripting.executeScript(call));
  return answers.map(({ result }) => result);
}

/**
 * What `pick` takes from the function's result in the top page, else from those in all documents; null where it takes
 * none, or none comes in time. Results from all wait for the slowest frame, and a hanging one never answers.
 */
export async function askPage<T, Args extends unknown[]>(
  tabId: number,
  longest: number,
  pick: (answers: readonly unknown[]) => T | null,
  func: (...args: Args) => unknown,
  ...args: Args
): Promise<T | null> {
  const ask = async (target: Target) => pick(await runInPage(target, longest, func, ...args).catch(() => []));
  return (await ask({ tabId, frameIds: [0] })) ?? (await ask({ tabId, allFrames: true }));
}
