/** Paths of the app's pages in every version of the corpus. What other pages show is not about the agent. */
export const APP_PATHS =
  /^\/(|chat|new|overview|agents|sessions|nodes|skills|settings|config|channels|cron|login)(\/|$)/;
