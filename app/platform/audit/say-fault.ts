import type { AuditFault } from "./verify.server";

const FAULTS: Record<AuditFault["reason"], (entry: string, key: string) => string> = {
	changed: (entry) => `${entry} was changed.`,
	missing: (entry) => `${entry} is missing.`,
	"cut-off": (entry) => `${entry} and what came after it were cut off.`,
	head: (entry) => `The head after ${entry} is not the one that was written.`,
	key: (entry, key) =>
		`${entry} was made with key ${key}, which is not in AUDIT_KEYS: nobody can say whether it was changed.`,
	"set-back": (entry) => `${entry} is not the one that the newest root covers: the stream was set back.`,
	gone: (entry) => `${entry} was the last of its stream, which was taken away.`,
	root: (entry) => `${entry} covers other streams than there are: one was taken away, or set back.`,
	added: (entry) => `${entry} is one that nobody wrote: entries are numbered from 1.`,
	foreign: (entry) => `${entry} is of a stream that this store does not have.`,
	"no-root": () => "The roots of the log were taken away: there are none, or they are younger than what they cover.",
	emptied: () => "The store holds what is older than its log: the log, or its beginning, was taken away.",
	known: (entry) => `${entry} is not the one that was kept: the log was set back.`,
};

/** What is wrong, in a sentence for the operator. */
export const sayFault = ({ stream, number, reason, key = "" }: AuditFault): string => {
	const said = FAULTS[reason](`entry ${number} of ${stream}`, key === "0" ? "0 (the installation's own)" : key);
	return said.charAt(0).toUpperCase() + said.slice(1);
};
