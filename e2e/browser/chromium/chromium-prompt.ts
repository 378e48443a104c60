/** The extension's prompt in a page of Chromium, over the DevTools protocol. */
import type { CDPSession, Page } from '@playwright/test';
import type { PromptReader } from '../browser.ts';

interface DomNode {
  nodeName: string;
  nodeValue: string;
  backendNodeId: number;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
}

/** Reads prompts of any page. */
export const PROMPT_READER: PromptReader = {
  texts: (page, tag) =>
    inspect(page, tag, async (_session, prompt) => {
      const texts: string[] = [];
      walk(prompt, (node, parent) => {
        if (node.nodeName === '#text' && !/^(STYLE|SCRIPT)$/.test(parent?.nodeName ?? '')) texts.push(node.nodeValue);
      });
      return texts;
    }),
  buttons: (page, tag) =>
    inspect(page, tag, (session, prompt) =>
      Promise.all(
        buttonsIn(prompt).map(async ({ backendNodeId, attributes = [] }) => {
          const asked = { backendNodeId, fetchRelatives: false };
          const { nodes } = await session.send('Accessibility.getPartialAXTree', asked);
          const attribute = (name: string) => {
            const at = attributes.indexOf(name);
            return at < 0 ? null : (attributes[at + 1] ?? null);
          };
          return {
            name: String(nodes[0]?.name?.value ?? ''),
            action: attribute('data-action'),
            resting: attribute('aria-disabled') === 'true',
          };
        }),
      ),
    ),
  centreOf: (page, tag, index) =>
    inspect(page, tag, async (session, prompt) => {
      const { backendNodeId = 0 } = buttonsIn(prompt)[index] ?? {};
      await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
      const { quads } = await session.send('DOM.getContentQuads', { backendNodeId });
      const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = quads[0] ?? [];
      return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
    }),
};

async function inspect<T>(
  page: Page,
  tag: string,
  look: (session: CDPSession, prompt: DomNode | undefined) => Promise<T>,
): Promise<T> {
  const session = await page.context().newCDPSession(page);
  try {
    // `pierce` is what shows closed shadow roots.
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    let prompt: DomNode | undefined;
    walk(root, node => {
      if (node.nodeName.toLowerCase() === tag) prompt ??= node;
    });
    return await look(session, prompt);
  } finally {
    await session.detach();
  }
}

function buttonsIn(prompt: DomNode | undefined): DomNode[] {
  const buttons: DomNode[] = [];
  walk(prompt, node => {
    if (node.nodeName === 'BUTTON') buttons.push(node);
  });
  return buttons;
}

function walk(node: DomNode | undefined, visit: (node: DomNode, parent?: DomNode) => void, parent?: DomNode): void {
  if (!node) return;
  visit(node, parent);
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) walk(child, visit, node);
}
