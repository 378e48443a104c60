/**
 * A busy chat in the page of a connected agent. No nested function may have a name: tsx adds a helper to those, which
 * the page does not have.
 */

/** What the chat is busy with. */
export const LOAD = {
  /** Messages at the start. */
  history: 300,
  /** Lines that are appended as fast as possible, each a change of its own. */
  nodes: 10_000,
  /** Then the text of one element is replaced this often, at this rate. */
  mutations: 15_000,
  mutationsPerSecond: 5_000,
};
export type Load = typeof LOAD;

/** Makes a page a chat that has nothing to do with a gateway. */
export function addTranscript(): void {
  const transcript = document.createElement('div');
  transcript.className = 'chat-thread-inner';
  document.querySelector('main')?.append(transcript);
}

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

/** Appends the lines, twenty a message. Returns the wall time until they are drawn, in ms. */
export async function appendLines({ nodes }: Load): Promise<number> {
  const transcript = document.querySelector('.chat-thread-inner');
  const { port1, port2 } = new MessageChannel();
  const begun = performance.now();
  let bubble = transcript;
  for (let count = 0; count < nodes; count++) {
    if (count % 20 === 0) {
      const group = document.createElement('div');
      group.className = 'chat-group assistant appended';
      group.innerHTML = '<div class="chat-bubble"></div>';
      transcript?.append(group);
      bubble = group.querySelector('.chat-bubble');
    }
    const line = document.createElement('p');
    line.textContent = `Line ${count} of a long answer, with some words in it.`;
    bubble?.append(line);
    await null; // observers are called now, once for each line
    if (count % 50 === 49) {
      // The page may draw in between; a timer would be clamped.
      await new Promise(next => {
        port1.onmessage = next;
        port2.postMessage(null);
      });
    }
  }
  await new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)));
  return performance.now() - begun;
}

/** Takes the lines away again. */
export function removeLines(): void {
  for (const group of document.querySelectorAll('.appended')) group.remove();
}

/** Streams words into one element at the end. Every change replaces its text, as a new rendering would. */
export async function streamWords({ mutations, mutationsPerSecond }: Load): Promise<void> {
  const stream = document.createElement('p');
  document.querySelector('.chat-group:last-child .chat-bubble')?.append(stream);
  const words = 'A word, and another one, as they come. '.repeat(30);
  const begun = performance.now();
  for (let done = 0; done < mutations; ) {
    const due = Math.min(mutations, ((performance.now() - begun) / 1_000) * mutationsPerSecond);
    for (; done < due; done++) {
      stream.textContent = words.slice(0, done % words.length);
      await null; // observers are called now
    }
    await new Promise(next => setTimeout(next, 8));
  }
}
