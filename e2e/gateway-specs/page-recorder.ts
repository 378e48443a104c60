/**
 * Records everything that happens to a browser's pages, with times: every prompt, however brief, and what their web
 * sockets receive, from the browser and not the extension. It survives reloads.
 */
import type { Page, WebSocket } from '@playwright/test';
import type { Browser } from '../browser/browser.ts';

/** A prompt that appeared, or changed its failure; `at` in epoch ms. */
interface SeenPrompt {
  readonly kind: string;
  readonly at: number;
}

/** An answer to `connect`, or a close. */
interface SeenOnWire {
  readonly what: 'accepted' | 'refused' | 'closed';
  readonly at: number;
}

/** The function that the page's script calls; Playwright adds it to every page. */
interface Bindings {
  witnessSawDocument(): void;
  witnessSawPrompt(kind: string, at: number): void;
}

interface Frame {
  readonly ok?: boolean;
  readonly payload?: { readonly type?: string };
  readonly error?: object;
}

export class PageRecorder {
  readonly #prompts: SeenPrompt[] = [];
  readonly #wire: SeenOnWire[] = [];
  /** Open sockets, and the page of each. */
  readonly #accepted = new Map<WebSocket, Page>();

  /** Records every page that this browser opens from now on. */
  static async of({ context }: Browser): Promise<PageRecorder> {
    const recorder = new PageRecorder();
    context.on('page', page => recorder.#listen(page));
    await context.exposeBinding('witnessSawDocument', ({ page }) => recorder.#forget(page));
    await context.exposeBinding('witnessSawPrompt', (_source, kind: string, at: number) =>
      recorder.#prompts.push({ kind, at }),
    );
    await context.addInitScript(() => {
      if (self !== top) return;
      const { witnessSawDocument, witnessSawPrompt } = globalThis as unknown as Bindings;
      witnessSawDocument();
      const observer = new MutationObserver(changes => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes)
            if (node instanceof HTMLElement && node.localName === 're-pair-prompt')
              witnessSawPrompt(node.dataset.failure ?? '', Date.now());
      });
      observer.observe(document, { childList: true, subtree: true });
    });
    return recorder;
  }

  /** True while a socket is open that the gateway let in. */
  get connected(): boolean {
    return this.#accepted.size > 0;
  }

  /** Failures prompted for since a moment, in order. A card that says "You're back in" names none. */
  prompts(since = 0): SeenPrompt[] {
    return this.#prompts.filter(({ kind, at }) => kind !== '' && at >= since);
  }

  /** Failures prompted for since a moment, without duplicates. */
  kinds(since = 0): string[] {
    return [...new Set(this.prompts(since).map(({ kind }) => kind))];
  }

  /** What the web sockets received since a moment, in order. */
  wire(since: number): SeenOnWire['what'][] {
    return this.#wire.filter(({ at }) => at >= since).map(({ what }) => what);
  }

  /** When the first web socket closed since a moment. @throws when none did. */
  firstClose(since: number): number {
    const close = this.#wire.find(({ what, at }) => what === 'closed' && at >= since);
    if (!close) throw new Error('no web socket closed');
    return close.at;
  }

  #listen(page: Page): void {
    page.on('websocket', socket => {
      socket.on('framereceived', ({ payload }) => {
        const { ok, payload: answer, error } = JSON.parse(String(payload)) as Frame;
        if (ok && answer?.type === 'hello-ok') {
          this.#accepted.set(socket, page);
          this.#saw('accepted');
        } else if (ok === false && error && !this.#accepted.has(socket)) this.#saw('refused');
      });
      socket.on('close', () => {
        this.#accepted.delete(socket);
        this.#saw('closed');
      });
    });
  }

  /** A page has a new document: the old one's sockets are gone, perhaps without an event. */
  #forget(page: Page): void {
    for (const [socket, owner] of this.#accepted) if (owner === page) this.#accepted.delete(socket);
  }

  #saw(what: SeenOnWire['what']): void {
    this.#wire.push({ what, at: Date.now() });
  }
}
