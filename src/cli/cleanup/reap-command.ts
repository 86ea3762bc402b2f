/** What stands first on a reaper's command line; the ledger's path is second. */
export const REAP_COMMAND = 'reap';
