/**
 * Sees all that a browser's pages show and lose, and when: every prompt, however briefly it stands there, and every
 * web socket that closes. It survives reloads.
 */
import type { Page } from '@playwright/test';
import type { Browser } from '../browser/launch.ts';

/** Something seen, in epoch ms. */
interface Seen {
  readonly at: number;
}

/** A prompt that came up, or changed its failure. */
export interface SeenPrompt extends Seen {
  readonly kind: string;
}

/** What the page's script calls; Playwright puts it into every page. */
type Saw = (kind: string, at: number) => void;

export class Witness {
  readonly #prompts: SeenPrompt[] = [];
  readonly #closes: Seen[] = [];

  /** Watches every page that this browser opens from now on. */
  static async of({ context }: Browser): Promise<Witness> {
    const witness = new Witness();
    context.on('page', page => witness.#listen(page));
    await context.exposeBinding('witnessSawPrompt', (_source, kind: string, at: number) =>
      witness.#prompts.push({ kind, at }),
    );
    await context.addInitScript(() => {
      const { witnessSawPrompt } = globalThis as unknown as { witnessSawPrompt: Saw };
      const observer = new MutationObserver(changes => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes)
            if (node instanceof HTMLElement && node.localName === 're-pair-prompt')
              witnessSawPrompt(node.dataset.failure ?? '', Date.now());
      });
      observer.observe(document, { childList: true, subtree: true });
    });
    return witness;
  }

  /** Prompts since a moment, in order. */
  prompts(since = 0): SeenPrompt[] {
    return this.#prompts.filter(({ at }) => at >= since);
  }

  /** Failures that were prompted for since a moment, each once. */
  kinds(since = 0): string[] {
    return [...new Set(this.prompts(since).map(({ kind }) => kind))];
  }

  /** When the first web socket closed since a moment. @throws when none did. */
  firstClose(since: number): number {
    const close = this.#closes.find(({ at }) => at >= since);
    if (!close) throw new Error('no web socket closed');
    return close.at;
  }

  #listen(page: Page): void {
    page.on('websocket', socket => socket.on('close', () => this.#closes.push({ at: Date.now() })));
  }
}
