/** Runs a function of ours in the documents of a tab's page and takes their answer. */

import { withTimeout } from '../platform/async';
import { browser } from '../platform/browser';

/** Runs in the page with its arguments; it can use nothing from outside itself. */
export interface Question {
  readonly func: (...args: never[]) => unknown;
  readonly args: readonly unknown[];
}

/**
 * What `pick` takes from the answer of the page at the top of a tab, else from those of all its documents. Null where
 * it takes none, or none comes in time (`longest`, in ms, each). The top page is asked separately, because an answer
 * from all waits for the slowest frame, and a hanging frame never answers.
 */
export async function askPage<T>(
  tabId: number,
  { func, args }: Question,
  longest: number,
  pick: (answers: readonly unknown[]) => T | null,
): Promise<T | null> {
  const ask = async (frames: { frameIds: number[] } | { allFrames: true }) => {
    const call = {
      target: { tabId, ...frames },
      injectImmediately: true,
      func: func as () => unknown,
      args: [...args],
    };
    const answers = await withTimeout(longest, browser.scripting.executeScript(call)).catch(() => []);
    return pick(answers.map(({ result }) => result));
  };
  return (await ask({ frameIds: [0] })) ?? (await ask({ allFrames: true }));
}
