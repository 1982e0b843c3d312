/** What a root is made of: digests of the heads on each branch, and one of all branches. */
import { createHash } from "node:crypto";
import { bySigns } from "../../model/order";

/** What a root says. */
export interface RootFacts {
	streams: number;
	/** Of all those streams together. */
	entries: number;
	/** Of all branches. */
	digest: string;
}

/** A head as a root covers it: `hash` is `hashOfHead` of its MAC, from which nobody makes the head again. */
export interface RootedHead {
	stream: string;
	length: number;
	hash: string;
}

export const BRANCHES = 1024;
export const branchOf = (stream: string): number =>
	createHash("sha256").update(stream).digest().readUInt16BE() % BRANCHES;

const digestOf = (facts: readonly unknown[]): string =>
	createHash("sha256").update(JSON.stringify(facts)).digest("base64url");

export const branchDigest = (heads: readonly RootedHead[]): string =>
	digestOf(
		[...heads]
			.sort((one, other) => bySigns(one.stream, other.stream))
			.map(({ stream, length, hash }) => [stream, length, hash]),
	);

/** @param branches by number; one without heads is left out */
export const rootDigest = (branches: ReadonlyMap<number, string>): string =>
	digestOf([...branches].sort(([one], [other]) => one - other));

/** The first root: there is nothing yet. */
export const NOTHING: RootFacts = { streams: 0, entries: 0, digest: rootDigest(new Map()) };
