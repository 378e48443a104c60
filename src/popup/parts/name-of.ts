/** What an agent is called where room is short. */

/** "c3-0108.c3" for "c3-0108.c3.heyron.ai"; the account site and hosts of others keep their whole name. */
export function nameOf(host: string): string {
  return host.replace(/(?<=.)\.heyron\.ai$/, '');
}
