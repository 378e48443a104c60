/** A small log of Re-Pair's own faults, on disk, for the report. */
import * as z from 'zod/mini';
import { type Fault, type FaultPlace, faultSchema, withFault } from '../core/faults';
import { queue } from './async';
import { read, write } from './storage';

const KEY = 'faults';
const logSchema = z.array(faultSchema);

/** Two at once must not overwrite each other. */
const faultsInTurn = queue();

/** The log, the newest last. */
export async function faults(): Promise<Fault[]> {
  return (await read(KEY, logSchema)) ?? [];
}

/**
 * A handler for what fails at a place where nobody else has to know: it writes that down, and nothing more. It never fails
 * itself: on a full disk there is nowhere to say so.
 */
export function logFault(where: FaultPlace): (cause: unknown) => Promise<undefined> {
  return cause =>
    faultsInTurn(async () => write(KEY, withFault(await faults(), where, cause, Date.now()))).then(
      () => undefined,
      () => undefined,
    );
}
