/**
 * The extension's prompt in a page. Its shadow root is closed and it obeys trusted events only, so it is read over the
 * DevTools protocol and pressed with the real mouse.
 */
import { type CDPSession, expect, type Page } from '@playwright/test';

const TAG = 're-pair-prompt';

interface DomNode {
  nodeName: string;
  nodeValue: string;
  backendNodeId: number;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
}

export interface PromptButton {
  /** Accessible name, as a screen reader says it. */
  name: string;
  /** `data-action`, or null. */
  action: string | null;
}

/** The `data-failure` of the page's prompt, or null when the page shows none. */
export async function promptFailure(page: Page): Promise<string | null> {
  return page.evaluate(
    tag => document.querySelector(`:root > ${tag}`)?.getAttribute('data-failure') ?? null,
    TAG,
  );
}

/** Waits for a prompt; with `kind`, for a prompt of that failure. */
export async function expectPrompt(page: Page, kind?: string, timeout = 10_000): Promise<void> {
  const poll = expect.poll(() => promptFailure(page), { timeout, message: 'data-failure of the prompt' });
  await (kind === undefined ? poll.not.toBeNull() : poll.toBe(kind));
}

/** Waits until the page shows no prompt. */
export async function expectNoPrompt(page: Page, timeout = 10_000): Promise<void> {
  await expect.poll(() => promptFailure(page), { timeout, message: 'data-failure of the prompt' }).toBeNull();
}

/** All text inside the prompt, or '' when there is none. */
export async function promptText(page: Page): Promise<string> {
  return inspect(page, async (_session, prompt) => {
    if (!prompt) return '';
    const texts: string[] = [];
    walk(prompt, (node, parent) => {
      if (node.nodeName === '#text' && !/^(STYLE|SCRIPT)$/.test(parent?.nodeName ?? ''))
        texts.push(node.nodeValue.trim());
    });
    return texts.filter(Boolean).join(' ');
  });
}

/** The prompt's buttons in document order. */
export async function promptButtons(page: Page): Promise<PromptButton[]> {
  return inspect(page, async (session, prompt) =>
    (await buttonsIn(session, prompt)).map(({ name, action }) => ({ name, action })),
  );
}

/**
 * Clicks a button of the prompt with the mouse, at its centre.
 *
 * @param which its accessible name, its `data-action`, or a pattern for the name
 * @throws Error that lists the buttons there are, when none matches or it has no box
 */
export async function pressInPrompt(page: Page, which: string | RegExp): Promise<void> {
  const centre = await inspect(page, async (session, prompt) => {
    const buttons = await buttonsIn(session, prompt);
    const wanted = buttons.find(({ name, action }) =>
      typeof which === 'string' ? name === which || action === which : which.test(name),
    );
    const there = buttons.map(({ name }) => name).join(', ') || 'none';
    if (!wanted) throw new Error(`the prompt has no button ${which}; there are: ${there}`);
    await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId: wanted.backendNodeId });
    const { quads } = await session.send('DOM.getContentQuads', { backendNodeId: wanted.backendNodeId });
    const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = quads[0] ?? [];
    return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
  });
  await page.mouse.click(centre.x, centre.y);
}

async function inspect<T>(
  page: Page,
  look: (session: CDPSession, prompt: DomNode | undefined) => Promise<T>,
): Promise<T> {
  const session = await page.context().newCDPSession(page);
  try {
    // `pierce` is what shows closed shadow roots.
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    let prompt: DomNode | undefined;
    walk(root, node => {
      if (node.nodeName.toLowerCase() === TAG) prompt ??= node;
    });
    return await look(session, prompt);
  } finally {
    await session.detach();
  }
}

async function buttonsIn(session: CDPSession, prompt: DomNode | undefined) {
  const nodes: DomNode[] = [];
  if (prompt) {
    walk(prompt, node => {
      if (node.nodeName === 'BUTTON') nodes.push(node);
    });
  }
  return Promise.all(
    nodes.map(async ({ backendNodeId, attributes = [] }) => {
      const tree = await session.send('Accessibility.getPartialAXTree', {
        backendNodeId,
        fetchRelatives: false,
      });
      const at = attributes.indexOf('data-action');
      return {
        backendNodeId,
        name: String(tree.nodes[0]?.name?.value ?? ''),
        action: at < 0 ? null : (attributes[at + 1] ?? null),
      };
    }),
  );
}

function walk(node: DomNode, visit: (node: DomNode, parent?: DomNode) => void, parent?: DomNode): void {
  visit(node, parent);
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) walk(child, visit, node);
}
