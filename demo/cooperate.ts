/**
 * The demo for a person: they click in the browser, act as the owner in the terminal, and events are printed as they
 * happen.
 */
import { createInterface } from 'node:readline';
import type { Agent } from '../e2e/site/agent.ts';
import type { Stage } from './stage.ts';

const LOOK_EVERY_MS = 300;

const WELCOME = `
A browser is open on your agent's page. The agent has forgotten it: "pairing required".

  In the browser   Press "Get back in" in the card (or Re-Pair's button behind the puzzle piece), and follow the steps.
                   heyron.ai is a stand-in on this machine: signing in takes one click.
  In this window   You are the agent's owner. Enter approves the newest request, q and Enter ends the demo.
`;

/** Runs until the person ends it here or closes the browser. */
export async function cooperate({ agent, browser, page }: Stage): Promise<boolean> {
  console.log(WELCOME);
  const terminal = createInterface({ input: process.stdin });
  await page.bringToFront();
  const watching = setInterval(teller(agent), LOOK_EVERY_MS);
  await new Promise<void>(ended => {
    browser.context.once('close', () => ended());
    terminal.once('close', () => ended());
    terminal.on('SIGINT', () => process.emit('SIGINT'));
    terminal.on('line', line => {
      if (line.trim().toLowerCase() === 'q') ended();
      else approveNewest(agent);
    });
  });
  clearInterval(watching);
  terminal.close();
  return true;
}

/** Approves the newest request; an older one is of a device that this browser no longer is. */
function approveNewest(agent: Agent): void {
  const newest = agent.pending().at(-1);
  if (!newest) {
    console.log('  Nothing is waiting for approval.');
    return;
  }
  agent.approve(newest.requestId);
  console.log(`  Approved ${newest.requestId}.`);
}

/** Prints what is new at the gateway, on each call. */
function teller(agent: Agent): () => void {
  const told = new Set<string>();
  let { connects } = agent;
  return () => {
    for (const { requestId } of agent.pending()) {
      if (told.has(requestId)) continue;
      told.add(requestId);
      console.log(`  Request ${requestId} waits for approval: Enter approves it.`);
    }
    if (agent.connects > connects) console.log('  The page is connected.');
    ({ connects } = agent);
  };
}
