/** A small log of Re-Pair's own faults, on disk, for the report. */
import * as z from 'zod/mini';
import { type Fault, type FaultPlace, faultSchema, withFault } from '../core/faults';
import { queue } from './async';
import { read, write } from './storage';

const KEY = 'faults';
const logSchema = z.array(faultSchema);

/** Concurrent writes must not overwrite each other. */
const faultsInTurn = queue();

/** The log, newest last. */
export async function faults(): Promise<Fault[]> {
  return (await read(KEY, logSchema)) ?? [];
}

/** A handler that logs errors nobody else needs to know. It never fails itself: on a full disk there is nowhere to log. */
export function logFault(where: FaultPlace): (cause: unknown) => Promise<undefined> {
  return cause =>
    faultsInTurn(async () => write(KEY, withFault(await faults(), where, cause, Date.now()))).then(
      () => undefined,
      () => undefined,
    );
}
