/**
 * A language model with one answer: it quotes the error texts, which mean nothing on a connected page. Asked by Re-Pair's
 * message to approve a browser, it does that.
 */
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { text as textIn } from 'node:stream/consumers';
import { listen } from '../net/ports.ts';
import { type ChatMessage, moveFor } from './obedient-agent.ts';

/** The assistant's answer to everything else. */
export const MODEL_ANSWER =
  'Your screenshot shows "Auth failed: pairing required" and "unauthorized: gateway token mismatch (open the dashboard URL and paste the token in Control UI settings)". disconnected (1008): pairing required. Gateway unreachable. Run: openclaw devices approve <requestId>';

const NAME = 'echo-1';

/**
 * Serves the OpenAI chat completions API on loopback until the process ends; it does not keep the process alive.
 * @returns its port.
 */
export async function startModel(): Promise<number> {
  const server = http.createServer(async (request, response) => {
    const body = await textIn(request);
    if (!request.url?.includes('completions')) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ object: 'list', data: [{ id: NAME, object: 'model' }] }));
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const chunk = (delta: object, reason: string | null) => {
      const choices = [{ index: 0, delta, finish_reason: reason }];
      const data = { id: 'answer', object: 'chat.completion.chunk', created: 1, model: NAME, choices };
      response.write(`data: ${JSON.stringify(data)}\n\n`);
    };
    const { messages = [] } = JSON.parse(body) as { messages?: ChatMessage[] };
    const move = moveFor(messages) ?? { say: MODEL_ANSWER };
    chunk({ role: 'assistant', ...('say' in move ? { content: move.say } : { tool_calls: [call(move.run)] }) }, null);
    chunk({}, 'say' in move ? 'stop' : 'tool_calls');
    response.end('data: [DONE]\n\n');
  });
  const port = await listen(server);
  server.unref();
  return port;
}

/** A call of the agent's shell, which waits for the command's end. */
function call(command: string) {
  const name = 'exec';
  const id = `call-${randomUUID()}`;
  return {
    index: 0,
    id,
    type: 'function',
    function: { name, arguments: JSON.stringify({ command, yieldMs: 120_000 }) },
  };
}

/** The parts of a gateway's configuration that make it use the model at `port`. */
export const modelConfig = (port: number) => ({
  models: {
    mode: 'merge',
    providers: {
      echo: {
        baseUrl: `http://127.0.0.1:${port}/v1`,
        apiKey: 'none',
        api: 'openai-completions',
        models: [
          {
            id: NAME,
            name: 'Echo',
            reasoning: false,
            input: ['text'],
            cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
            contextWindow: 128_000,
            maxTokens: 4096,
          },
        ],
      },
    },
  },
  agents: { defaults: { model: { primary: `echo/${NAME}` } } },
});
