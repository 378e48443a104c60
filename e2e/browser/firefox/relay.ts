/**
 * Stands between Playwright and a stock Firefox. Playwright's WebDriver BiDi is for a newer Firefox than ESR 153: it
 * sends one command that this one does not know, and waits for events that this one does not send for extension pages.
 * It also lets nobody else send commands, and Firefox allows one session only. So Playwright starts this instead of the
 * browser: it starts Firefox, passes everything on, adds what is missing, and lets a second client in.
 *
 * Started as: node relay.ts PORT_FILE FIREFOX ARGS…; it writes its port into that file, a port that no other process
 * can have taken. Playwright connects to `/session` there, the tests to `/own`.
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

interface Message {
  readonly id?: number;
  readonly type?: string;
  readonly method?: string;
  readonly params?: Params;
  readonly result?: { readonly realms?: readonly Params[]; readonly contexts?: readonly Params[] };
}

interface Params {
  readonly context?: string;
  readonly children?: null;
  readonly realm?: string;
  readonly url?: string;
  readonly sandbox?: string;
  readonly target?: { readonly realm?: string; readonly context?: string };
}

/** Colour schemes are a preference of the profile instead. Firefox ESR 153 answers "unknown command". */
const UNKNOWN = 'emulation.setMediaFeaturesOverride';
const LISTENING = /WebDriver BiDi listening on (ws:\/\/\S+)/;

const [portFile = '', executable = '', ...args] = process.argv.slice(2);
const firefox = spawn(executable, args, { stdio: ['ignore', 'ignore', 'pipe'] });
firefox.on('exit', code => process.exit(code ?? 1)); // not earlier: until then it writes to its profile
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => firefox.kill(signal));

let said = '';
firefox.stderr.setEncoding('utf8').on('data', (text: string) => {
  said += text;
  const address = LISTENING.exec(said)?.[1];
  if (!address) return;
  said = '';
  serve(address);
});

function serve(address: string): void {
  const browser = new WebSocket(`${address}/session`);
  /** What to do with the answer to the command with this id. */
  const waiting = new Map<number, (answer: Message) => void>();
  let lastId = 0;
  let playwright: WebSocket | null = null;
  /** Tabs and frames that Playwright knows, and which of them are gone. */
  const contexts = new Set<string>();
  const gone = new Set<string>();
  /** Realms that Playwright knows, by id. */
  const realms = new Map<string, Params>();
  /** The last navigation of each context. */
  const went = new Map<string | undefined, Params>();

  const command = (message: Message, onAnswer: (answer: Message) => void) => {
    waiting.set(++lastId, onAnswer);
    browser.send(JSON.stringify({ ...message, id: lastId }));
  };
  const ask = (method: string, params: object) => new Promise<Message>(resolve => command({ method, params }, resolve));
  const tell = (method: string | undefined, params: Params | undefined) => {
    const { context = '' } = params ?? {};
    if (method === 'browsingContext.contextCreated') {
      if (contexts.has(context)) return;
      contexts.add(context);
    }
    if (method === 'browsingContext.contextDestroyed') gone.add(context);
    playwright?.send(JSON.stringify({ type: 'event', method, params }));
    if (method === 'script.realmCreated' && params?.realm) realms.set(params.realm, params);
    if (method === 'script.realmDestroyed') realms.delete(params?.realm ?? '');
  };

  /** Firefox always reports an extension page's navigation, but its realms only by chance. So this reports them. */
  const tellOfPage = async (params: Params) => {
    const { context } = params;
    const expression = `new Promise(done => (document.readyState === 'complete' ? done() : addEventListener('load', done)))`;
    await ask('script.evaluate', { expression, target: { context }, awaitPromise: true });
    const before = [...realms];
    const { result } = await ask('script.getRealms', { context, type: 'window' });
    // It has moved on: the requested page is gone, and Firefox itself reports the next one.
    if (went.get(context) !== params) return;
    const there = result?.realms ?? [];
    for (const [realm, its] of before)
      if (its.context === context && !there.some(each => each.realm === realm))
        tell('script.realmDestroyed', { realm });
    for (const each of there) if (!realms.has(each.realm ?? '')) tell('script.realmCreated', each);
    tell('browsingContext.domContentLoaded', params);
    tell('browsingContext.load', params);
  };

  /**
   * Firefox fails to report a tab, 1 in 250 on a busy machine, if its empty first document goes before the report; what
   * happens in it is reported. Events in between were lost, and are sent again.
   */
  const tellOfForgotten = async (params: Params) => {
    const { result } = await ask('browsingContext.getTree', { root: params.context, maxDepth: 0 });
    const [there] = result?.contexts ?? [];
    if (there && !gone.has(params.context ?? '') && !contexts.has(params.context ?? '')) {
      for (const [id, { context }] of realms) if (context === params.context) realms.delete(id);
      tell('browsingContext.contextCreated', { ...there, children: null });
      tell('browsingContext.navigationCommitted', params);
    }
    await tellOfPage(params);
  };

  browser.on('message', data => {
    const message = JSON.parse(String(data)) as Message;
    const { id, method, params } = message;
    const onAnswer = id === undefined ? undefined : waiting.get(id);
    if (id !== undefined) waiting.delete(id);
    if (onAnswer) return onAnswer(message);
    tell(method, params); // only Playwright subscribes to events
    if (method !== 'browsingContext.navigationCommitted' || !params) return;
    went.set(params.context, params);
    if (!contexts.has(params.context ?? '')) void tellOfForgotten(params);
    else if (params.url?.startsWith('moz-extension:')) void tellOfPage(params);
  });
  /** Firefox does not find an extension page by its realm, but by its context. */
  const findable = ({ target, ...params }: Params): Params => {
    const { context, sandbox } = realms.get(target?.realm ?? '') ?? {};
    return { ...params, ...(target && { target: context && !sandbox ? { context } : target }) };
  };

  const fromClient = (client: WebSocket, message: Message) => {
    const { id, method, params } = message;
    if (method === UNKNOWN) return client.send(JSON.stringify({ type: 'success', id, result: {} }));
    command({ ...message, ...(params && { params: findable(params) }) }, answer => {
      client.send(JSON.stringify({ ...answer, id }));
      // Firefox does not report that an extension page was closed; of any other, Playwright ignores the second report.
      if (method === 'browsingContext.close') tell('browsingContext.contextDestroyed', params);
    });
  };

  browser.on('open', () => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    server.on('connection', (client, { url }) => {
      if (url === '/session') playwright = client;
      client.on('message', data => fromClient(client, JSON.parse(String(data)) as Message));
    });
    server.on('listening', () => {
      const { port } = server.address() as AddressInfo;
      writeFileSync(portFile, String(port));
      console.error(`WebDriver BiDi listening on ws://127.0.0.1:${port}`); // Playwright waits for this line
    });
  });
}
