/** Reads the prompt's closed shadow root through the DevTools protocol, as assistive technology and the eye do. */
import type { CDPSession, Page } from '@playwright/test';

/** One node of the accessibility tree. */
export interface Accessible {
  readonly role: string;
  readonly name: string;
  readonly focused: boolean;
}

/** The colours of one element, as `rgb(…)`. */
export interface Colours {
  readonly text: string;
  readonly ground: string;
  readonly border: string;
  /** With forced colours the browser puts the page's colour behind its words. */
  readonly backed: boolean;
}

/** Everything in the page that has a role and a name, closed shadow roots included. */
export async function accessibles(page: Page): Promise<Accessible[]> {
  return inSession(page, async session => {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return nodes
      .filter(({ ignored }) => !ignored)
      .map(({ role, name, properties = [] }) => ({
        role: String(role?.value ?? ''),
        name: String(name?.value ?? ''),
        focused: properties.some(each => each.name === 'focused' && each.value.value === true),
      }));
  });
}

/** The current colours of the prompt's card and of its buttons by `data-action`. */
export async function promptColours(page: Page): Promise<Record<string, Colours>> {
  return inSession(page, async session => {
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    const { nodes } = await session.send('DOM.getFlattenedDocument', { depth: -1, pierce: true });
    const found: Record<string, Colours> = {};
    for (const { nodeId, nodeName, attributes = [] } of nodes) {
      const action = attributes[attributes.indexOf('data-action') + 1] ?? '';
      const wanted = nodeName === 'BUTTON' && ['fix-it', 'dismiss'].includes(action) ? action : null;
      const labelled = attributes.join(' ').includes('aria-labelledby title');
      if (wanted) found[wanted] = await coloursOf(session, nodeId);
      else if (nodeName === 'SECTION' && labelled) found.card = await coloursOf(session, nodeId);
    }
    return found;
  });
}

async function coloursOf(session: CDPSession, nodeId: number): Promise<Colours> {
  const { computedStyle } = await session.send('CSS.getComputedStyleForNode', { nodeId });
  const value = (name: string) => computedStyle.find(each => each.name === name)?.value ?? '';
  return {
    text: value('color'),
    ground: value('background-color'),
    border: value('border-top-color'),
    backed: value('forced-color-adjust') !== 'none',
  };
}

async function inSession<T>(page: Page, use: (session: CDPSession) => Promise<T>): Promise<T> {
  const session = await page.context().newCDPSession(page);
  try {
    return await use(session);
  } finally {
    await session.detach();
  }
}
