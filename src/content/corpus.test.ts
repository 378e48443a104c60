// @vitest-environment happy-dom
import { existsSync, readFileSync } from 'node:fs';
import { judge } from '../core/sighting/judge';
import { showPage } from '../testing/page';
import { lookAt } from './look';
import { test } from 'vitest';
const CORPUS = '../shared/corpus';
test('x', () => {
  const index = JSON.parse(readFileSync(`${CORPUS}/index.json`, 'utf8'));
  for (const { path } of index) {
    const page = showPage(readFileSync(`${CORPUS}/${path}/dom.html`, 'utf8'));
    const o = JSON.parse(readFileSync(`${CORPUS}/${path}/outcome.json`, 'utf8'));
    const look = lookAt(page, 0);
    const v = judge({ host: 'c3-0108.c3.heyron.ai', socket: null, look });
    process.stdout.write(`${path} | ${o.connected} ${o.lastClose?.code} ${o.connectError?.details?.code ?? o.connectError?.message} ${o.connectError?.details?.reason??''} | ${look.shape} ${v.state} ${(v as any).kind} ${(v as any).source} | ${look.text?.slice(0,60)} | ${look.requestId} ${look.dataKind}\n`);
  }
});
