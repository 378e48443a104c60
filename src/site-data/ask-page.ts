/** Asking the documents of a tab's page for something, by a function of ours that runs in them. */

import { withTimeout } from '../platform/async';
import { browser } from '../platform/browser';

/** What runs in the page, with what it is given; it can use nothing from outside itself. */
export interface Question {
  readonly func: (...args: never[]) => unknown;
  readonly args: readonly unknown[];
}

/**
 * What `pick` takes of the answers of the page at the top of a tab, else of all its documents'; null where it takes none of either, or
 * none comes in time (`longest`, in ms, each). What all are asked is answered once the last of them has answered, and a frame that
 * hangs never does, so the page at the top is asked apart.
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
