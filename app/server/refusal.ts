import type { PageError } from "../platform/errors";

interface Circumstances {
	/** What is taken there, where the reason is that something else was sent. */
	allow?: string;
	/** At an address that is no page: a calendar, a file. Who asks for a page is answered with one, others in a line. */
	noPage?: true;
}

/** Thrown while a request is answered, which ends with the page of its reason. */
export class Refusal extends Error {
	constructor(
		readonly reason: PageError,
		readonly circumstances: Circumstances = {},
	) {
		super(reason);
	}
}
