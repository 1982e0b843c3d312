/** What tests use of it. */
export const COMMAND: string;
export function bundleCommand(): Promise<void>;
