import type { Tally } from "../features/directory/import/reconcile";
import { count } from "./progress";

/** What an import did to one kind of listing, in a line. */
export function tallyLine(what: string, { added, changed, republished, withdrawn, unchanged }: Tally): string {
	return `${what}: ${count(added)} added, ${count(changed)} changed, ${count(republished)} published again, ${count(withdrawn)} withdrawn, ${count(unchanged)} as before.`;
}
