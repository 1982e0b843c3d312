import type { PageError } from "../platform/errors";

/** Thrown while a request is read; answered with the page of its reason. */
export class Refusal extends Error {
	constructor(readonly reason: PageError) {
		super(reason);
	}
}
