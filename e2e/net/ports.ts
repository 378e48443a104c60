/** Loopback ports. */
import net from 'node:net';

/** Listens on a free port of 127.0.0.1 and returns it. */
export async function listen(server: net.Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as net.AddressInfo).port;
}

/** Keeps count of a server's connections; returns what cuts them all, web sockets too. Without that it may never end. */
export function cutter(server: net.Server): () => void {
  const open = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  return () => {
    for (const socket of open) socket.destroy();
  };
}

/** Ends a server, with all its connections; `cut` is its cutter. */
export function ended(server: net.Server, cut: () => void): Promise<void> {
  return new Promise(done => {
    server.close(() => done());
    cut();
  });
}

/** Below the ports that systems assign (Linux from 32768, others from 49152), so no connection or `listen` gets one. */
const FIRST = 10_000;
/** The ports of each process, so that no two use the same one. */
const OWN = 200;
/** A gateway uses more ports beside its own. */
const APART = 20;
let asked = 0;

/**
 * A port of 127.0.0.1 that nothing listens on, for a program that starts slowly, and may stop and come back.
 * @throws Error when all ports of this process are taken.
 */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < OWN / APART; tried++) {
    const port = FIRST + (process.pid % 100) * OWN + ((asked++ * APART) % OWN);
    if (await isFree(port)) return port;
  }
  throw new Error('none of the ports for gateways is free');
}

function isFree(port: number): Promise<boolean> {
  const server = net.createServer();
  return new Promise(resolve => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
