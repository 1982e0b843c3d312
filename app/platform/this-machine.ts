const NAMES = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether a host of a URL is this machine, on the way to which nobody is in between. */
export const isThisMachine = (hostname: string): boolean => NAMES.has(hostname);
