/**
 * A busy chat, run in the page of a connected agent. No function in here may be given a name: tsx adds a helper to those,
 * which is unknown in a page.
 */

export interface Load {
  readonly history: number;
  /** Lines that are appended as fast as the page can, each a change of its own. */
  readonly nodes: number;
  /** Then the text of one element is replaced this often. */
  readonly mutations: number;
  readonly mutationsPerSecond: number;
  /** A pause at the end, in which whoever watches the page catches up. In ms. */
  readonly rest: number;
}

export const LOAD: Load = {
  history: 300,
  nodes: 10_000,
  mutations: 15_000,
  mutationsPerSecond: 5_000,
  rest: 1_200,
};

/** Fills the transcript, in the structure that the page itself gives a message. */
export function addHistory({ history }: Load): void {
  const transcript = document.querySelector('.chat-thread-inner');
  for (let count = 0; count < history; count++) {
    const group = document.createElement('div');
    group.className = `chat-group ${count % 2 ? 'assistant' : 'user'}`;
    group.innerHTML = '<div class="chat-bubble"><p></p><p></p></div>';
    for (const part of group.querySelectorAll('p'))
      part.textContent = `Message ${count}: the dentist at three, and the plants, and what else there is to say.`;
    transcript?.append(group);
  }
}

/** Does what a busy chat does. Returns the wall time of the appends, in ms. */
export async function runLoad({ nodes, mutations, mutationsPerSecond, rest }: Load): Promise<number> {
  const transcript = document.querySelector('.chat-thread-inner');
  const { port1, port2 } = new MessageChannel();
  const begun = performance.now();
  let bubble: Element | undefined;
  for (let count = 0; count < nodes; count++) {
    if (!bubble || count % 20 === 0) {
      const group = document.createElement('div');
      group.className = 'chat-group assistant';
      group.innerHTML = '<div class="chat-bubble"></div>';
      transcript?.append(group);
      bubble = group.querySelector('.chat-bubble') ?? group;
    }
    const line = document.createElement('p');
    line.textContent = `Line ${count} of a long answer, with some words in it.`;
    bubble.append(line);
    await null; // observers are called now, once for each line
    if (count % 50 === 49) {
      // The page may draw in between; a timer would be clamped.
      await new Promise(next => {
        port1.onmessage = next;
        port2.postMessage(null);
      });
    }
  }
  const appended = performance.now() - begun;
  const stream = document.createElement('p');
  bubble?.append(stream);
  const words = 'A word, and another one, as they come. '.repeat(30);
  const streaming = performance.now();
  for (let done = 0; done < mutations; ) {
    const due = Math.min(mutations, ((performance.now() - streaming) / 1_000) * mutationsPerSecond);
    for (; done < due; done++) {
      stream.textContent = words.slice(0, done % words.length);
      await null;
    }
    await new Promise(next => setTimeout(next, 8));
  }
  await new Promise(next => setTimeout(next, rest));
  return appended;
}
