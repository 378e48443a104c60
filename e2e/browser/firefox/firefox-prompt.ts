/** The extension's prompt in a page of Firefox. BiDi's description of an element can include its closed shadow root. */
import type { Page } from '@playwright/test';
import type { PromptReader } from '../browser.ts';
import { contextOf, type Session } from './session.ts';

interface Node {
  readonly sharedId: string;
  readonly value: {
    readonly nodeType: number;
    readonly nodeValue?: string;
    readonly localName?: string;
    readonly attributes?: Readonly<Record<string, string>>;
    readonly children?: readonly Node[];
    readonly shadowRoot?: Node | null;
  };
}

const WHOLE = { maxDomDepth: null, includeShadowTree: 'all' };
/** A page cannot interfere with code in a sandbox. */
const SANDBOX = 'tests';

/** Reads prompts of this session's pages. */
export function promptReader(session: Session): PromptReader {
  const call = async (page: Page, functionDeclaration: string, more: object): Promise<unknown> => {
    const context = await contextOf(session, page);
    const called = {
      functionDeclaration,
      target: { context, sandbox: SANDBOX },
      awaitPromise: false,
      ...more,
    };
    return ((await session.send('script.callFunction', called)) as { result: unknown }).result;
  };
  const nodes = async (page: Page, tag: string): Promise<Node[]> => {
    const found = `() => document.querySelector(':root > ${tag}')`;
    const prompt = (await call(page, found, { serializationOptions: WHOLE })) as Node;
    return prompt.value ? inside(prompt) : [];
  };
  const of = async (page: Page, { sharedId }: Node, what: string): Promise<string> => {
    const { value } = (await call(page, `node => JSON.stringify(${what})`, {
      arguments: [{ sharedId }],
    })) as {
      value: string;
    };
    return JSON.parse(value);
  };
  const buttons = async (page: Page, tag: string) => (await nodes(page, tag)).filter(isButton);
  return {
    async texts(page, tag) {
      const all = await nodes(page, tag);
      const silent = all.filter(({ value }) => /^(?:style|script)$/.test(value.localName ?? ''));
      const unread = new Set(silent.flatMap(({ value }) => value.children ?? []));
      return all.flatMap(node => (node.value.nodeType === 3 && !unread.has(node) ? [node.value.nodeValue ?? ''] : []));
    },
    async buttons(page, tag) {
      return Promise.all(
        (await buttons(page, tag)).map(async node => ({
          name: await of(page, node, `node.getAttribute('aria-label') ?? node.innerText.trim()`),
          action: node.value.attributes?.['data-action'] ?? null,
          resting: node.value.attributes?.['aria-disabled'] === 'true',
        })),
      );
    },
    async centreOf(page, tag, index) {
      const node = (await buttons(page, tag))[index];
      if (!node) throw new Error(`the prompt has no button ${index}`);
      const centre = await of(
        page,
        node,
        `(node.scrollIntoView({ block: 'nearest' }), (({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))(node.getBoundingClientRect()))`,
      );
      return centre as unknown as { x: number; y: number };
    },
  };
}

function inside(node: Node): Node[] {
  const { shadowRoot, children = [] } = node.value;
  return [...(shadowRoot ? [shadowRoot] : []), ...children].flatMap(child => [child, ...inside(child)]);
}

function isButton({ value }: Node): boolean {
  return value.localName === 'button';
}
