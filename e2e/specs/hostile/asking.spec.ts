/** Pages and websites that try to find out whether Re-Pair is there. */
import { expect, test } from '../stand-in-fixtures.ts';
import { WEBSITE } from './hostile-pages.ts';

for (const [which, path] of [
  ['of the account site', 'https://heyron.ai/support'],
  ['of an agent', null],
] as const)
  test(`a page ${which} that asks for Re-Pair learns nothing`, {
    tag: path ? '@firefox' : '@rest',
  }, async ({ user, agent }) => {
    const page = await user.newPage(path ?? agent.link());
    const learnt = await page.evaluate(async () => {
      const empty = document.body.appendChild(document.createElement('iframe')).contentWindow as unknown as {
        WebSocket: typeof WebSocket;
        Function: typeof Function;
      };
      const native = empty.WebSocket;
      const sourceOf = (object: object) => Function.prototype.toString.call(object);
      const stacks: string[] = [];
      const note = (make: () => unknown) => {
        try {
          make();
        } catch (error) {
          const { stack, filename } = error as { stack?: string; filename?: string }; // the latter in Firefox
          stacks.push(`${stack} ${filename}`);
        }
      };
      note(() => new WebSocket('nonsense:'));
      note(() => new WebSocket('wss://heyron.ai/', ['a', 'a']));
      note(() => (WebSocket as unknown as () => void)());
      note(() => sourceOf({ not: 'a function' }));
      const address = {
        toString() {
          stacks.push(String(new Error().stack));
          return 'nonsense:';
        },
      };
      note(() => new WebSocket(address as unknown as string));
      const uncaught = new Promise<string>(told =>
        addEventListener('error', ({ filename }) => told(filename), { once: true }),
      );
      setTimeout(() => new WebSocket('nonsense:'));
      stacks.push(await uncaught);
      const cancelled = ['re-pair:wake', 're-pair:socket', 're-pair:meeting'].filter(
        type =>
          !document.dispatchEvent(new CustomEvent(type, { cancelable: true })) ||
          !document.dispatchEvent(new CustomEvent(type, { cancelable: true, detail: 'a name' })),
      );
      const own = (object: object) => Object.getOwnPropertyNames(object).join();
      return {
        cancelled,
        stacks,
        differs: Object.entries({
          name: WebSocket.name === native.name,
          length: WebSocket.length === native.length,
          source: String(WebSocket) === empty.Function.prototype.toString.call(native),
          sourceOfSource:
            sourceOf(sourceOf.toString) === empty.Function.prototype.toString.call(empty.Function.prototype.toString),
          constants: own(WebSocket) === own(native),
          chain: Object.getPrototypeOf(WebSocket) === EventTarget,
          constructor: WebSocket.prototype.constructor === WebSocket,
          prototype: own(WebSocket.prototype) === own(native.prototype),
          own:
            JSON.stringify(Object.getOwnPropertyDescriptor(window, 'WebSocket')) ===
            JSON.stringify(Object.getOwnPropertyDescriptor(empty, 'WebSocket')),
          subclass: new (class extends WebSocket {})(`wss://${location.host}/`) instanceof WebSocket,
        }).flatMap(([what, same]) => (same ? [] : [what])),
      };
    });
    expect(learnt.cancelled).toEqual([]);
    expect(learnt.differs).toEqual([]);
    expect(learnt.stacks).toHaveLength(7);
    for (const stack of learnt.stacks) expect(stack).not.toContain('extension:');
  });

test('a website that asks for Re-Pair learns nothing', async ({ user }) => {
  const page = await user.newPage(WEBSITE);
  const learnt = await page.evaluate(
    async ([packaged]) => {
      const empty = document.body.appendChild(document.createElement('iframe')).contentWindow as unknown as {
        WebSocket: typeof WebSocket;
        Function: typeof Function;
      };
      const loads = await fetch(packaged ?? '').then(
        () => true,
        () => false,
      );
      const { chrome, browser } = window as unknown as Record<string, { runtime?: object } | undefined>;
      return {
        loads,
        runtime: Boolean(chrome?.runtime ?? browser?.runtime),
        socket: String(WebSocket) !== empty.Function.prototype.toString.call(empty.WebSocket),
        elements: document.querySelectorAll(':root > :not(head, body)').length,
        keys: Object.keys(window).filter(key => /re-?pair/i.test(key)),
      };
    },
    [user.extensionUrl('icons/48.png')],
  );
  expect(learnt).toEqual({ loads: false, runtime: false, socket: false, elements: 0, keys: [] });
});
