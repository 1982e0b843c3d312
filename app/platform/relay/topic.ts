/** What one store tells the other: a name, what is said, and who hears it. */
import type { Recorded } from "../audit.server";
import type { StoreName } from "../store-handles";

export type OtherStore<S extends StoreName> = S extends "portal" ? "health" : "portal";

/**
 * Something that happens in one store and that the other has to know.
 * @typeParam From where it happens
 * @typeParam Body ids, numbers and words of our own vocabularies where they suffice; it stands encrypted
 */
export interface Topic<From extends StoreName, Body> {
	readonly name: string;
	readonly from: From;
	/** Never filled: it carries the type of what is said. */
	readonly body?: Body;
}

export const topic = <From extends StoreName, Body>(name: string, from: From): Topic<From, Body> => ({ name, from });

/** What is done in the other store. */
export interface Handler {
	readonly topic: string;
	readonly from: StoreName;
	/** In one transaction with the note that it is done; it may run twice, like that of any transaction. */
	apply(tx: Recorded<StoreName>, body: unknown): Promise<void>;
}

/** Says what is done in the other store when something of this topic happens. */
export const on = <From extends StoreName, Body>(
	{ name, from }: Topic<From, Body>,
	apply: (tx: Recorded<OtherStore<From>>, body: Body) => Promise<void>,
): Handler => ({
	topic: name,
	from,
	// The relay gives a handler the store and the body that its topic says: `tellOther` takes nothing else.
	apply: (tx, body) => apply(tx as Recorded<OtherStore<From>>, body as Body),
});
