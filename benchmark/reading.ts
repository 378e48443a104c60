/** How long it takes to read reports that somebody sent, measured here without a browser. */
import { readFileSync } from 'node:fs';
import { openReport } from '../src/core/packet/open-report.ts';
import { type Spread, spreadOf } from './spread.ts';

const SAMPLE = new URL('../src/core/packet/samples/packet-1.json', import.meta.url);
export const MANY_PACKETS = 1_000;

export interface Reading {
  /** One, and one of a thousand, in ms. */
  readonly one: Spread;
  readonly ofMany: Spread;
}

/** Reads them `rounds` times. */
export async function measureReading(rounds: number): Promise<Reading> {
  const text = readFileSync(SAMPLE, 'utf8');
  await read(text, MANY_PACKETS / 10); // not compiled yet
  const [one, ofMany]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    one.push(await read(text, 1));
    ofMany.push((await read(text, MANY_PACKETS)) / MANY_PACKETS);
  }
  return { one: spreadOf(one), ofMany: spreadOf(ofMany) };
}

async function read(text: string, times: number): Promise<number> {
  const begun = performance.now();
  for (let time = 0; time < times; time++)
    if (typeof (await openReport(new Blob([text]))) === 'string') throw new Error('the sample was not read');
  return performance.now() - begun;
}
