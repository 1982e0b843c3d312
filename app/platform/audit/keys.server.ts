/** The keys of the audit log, by the marks that stand beside what was made with them. */
import { currentKey, keyNamed, keysFor, printOf, type RingKey } from "../keys/keyring.server";

export interface AuditKey {
	/**
	 * Its name in `AUDIT_KEYS` and a print of the key itself: "a2.x7Fq2kPw". The print tells another key of the same name
	 * from this one, and finds a key that has another name now.
	 */
	mark: string;
	entry: Buffer;
	head: Buffer;
}

function auditKey({ id, key }: RingKey): AuditKey {
	const head = keyNamed("audit-head", id);
	if (!head) throw new Error(`The ring has no key ${id} for heads.`);
	return { mark: `${id}.${printOf(key)}`, entry: key, head };
}

/** The key for what is written now. */
export const keyToWriteWith = (): AuditKey => auditKey(currentKey("audit-entry"));

/** The key with this mark; undefined when it is not in the ring. */
export function keyMarked(mark: string): AuditKey | undefined {
	const found = keysFor("audit-entry").find(({ key }) => printOf(key) === printIn(mark));
	return found && auditKey(found);
}

const printIn = (mark: string): string => mark.slice(mark.indexOf(".") + 1);
export const isSameKey = (mark: string, other: string): boolean => printIn(mark) === printIn(other);

/** What the installation's own key is called. */
export const OWN_KEY = "0";

/** The name that a key had when it was used. */
export const nameOfKey = (mark: string): string => mark.split(".", 1)[0] ?? "";

/** Keys that the log from before there were streams may have been written with, by the marks they have for that. */
export function keysBeforeStreams(): { mark: string; key: Buffer }[] {
	return keysFor("audit").map(({ id, key }) => ({ mark: `${id}.${printOf(key)}`, key }));
}
