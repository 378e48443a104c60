/** Scripts and styles of the stand-in's pages. The scripts are TypeScript in page/, bundled once per process. */
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { sendNotFound } from './html.ts';

interface Asset {
  type: string;
  text: string;
}

let loading: Promise<Map<string, Asset>> | undefined;

/** Every asset by its path. */
export function loadAssets(): Promise<Map<string, Asset>> {
  loading ??= (async () => {
    const script = async (name: string) => ({ type: 'text/javascript', text: await bundle(name) });
    const style = async (name: string) => ({
      type: 'text/css',
      text: await readFile(pageFile(name), 'utf8'),
    });
    return new Map([
      ['/assets/agent.js', await script('control-ui.ts')],
      ['/assets/agent.css', await style('control-ui.css')],
      ['/assets/account.css', await style('account.css')],
      ['/assets/store-everything.js', await script('store-everything.ts')],
      ['/assets/stubborn.js', await script('stubborn.ts')],
    ]);
  })();
  return loading;
}

/** Answers a request below /assets/. */
export async function serveAsset(response: ServerResponse, path: string): Promise<ServerResponse> {
  const asset = (await loadAssets()).get(path);
  if (!asset) return sendNotFound(response);
  response.writeHead(200, { 'content-type': `${asset.type}; charset=utf-8`, 'cache-control': 'max-age=600' });
  return response.end(asset.text);
}

async function bundle(name: string): Promise<string> {
  const result = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: pageFile(name), formats: ['iife'], name: 'page' } },
  });
  const output = Array.isArray(result) ? result[0] : result;
  if (!output || !('output' in output)) throw new Error(`could not bundle ${name}`);
  return output.output[0].code;
}

function pageFile(name: string): string {
  return fileURLToPath(new URL(`page/${name}`, import.meta.url));
}
