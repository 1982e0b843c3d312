/**
 * Keys of what is kept for years: the audit log (`AUDIT_KEYS`) and encrypted fields (`FIELD_KEYS`). A ring holds several,
 * each with a name that stands beside whatever was made with it: the first one is used for what is written from now on,
 * the others still open and verify what was written under them.
 */
import { createHmac, hkdfSync } from "node:crypto";
import { env } from "../env.server";
import { OperatorProblem } from "../store-errors";
import { secretIfThere } from "./secrets.server";

/** What a key is used for. Each use has keys of its own, so that none can stand in for another. */
export type RingUse =
	| "audit-entry"
	| "audit-head"
	/** Of the log from before there were streams. */
	| "audit"
	| "field"
	| "look-up";

const SETTING_OF = {
	"audit-entry": "AUDIT_KEYS",
	"audit-head": "AUDIT_KEYS",
	audit: "AUDIT_KEYS",
	field: "FIELD_KEYS",
	"look-up": "FIELD_KEYS",
} as const satisfies Record<RingUse, string>;
export type RingSetting = (typeof SETTING_OF)[RingUse];

/** The key made from the installation's own secret: the demo's, and of what an installation wrote before it had a ring. */
export const OWN = "0";

export interface RingKey {
	/** Its name, of lower-case letters and digits. */
	readonly id: string;
	/** 32 bytes. */
	readonly key: Buffer;
}

const rings = new Map<RingUse, RingKey[]>();

/** All keys for one use, the one for what is written now in front. */
export function keysFor(use: RingUse): readonly RingKey[] {
	let ring = rings.get(use);
	if (!ring) {
		const own = secretIfThere();
		const secrets = [...secretsIn(SETTING_OF[use]), ...(own ? [{ id: OWN, secret: own }] : [])];
		ring = secrets.map(({ id, secret }) => ({ id, key: keyFrom(secret, use) }));
		rings.set(use, ring);
	}
	return ring;
}

/** The key for what is written now. */
export function currentKey(use: RingUse): RingKey {
	const [first] = keysFor(use);
	if (!first) throw new OperatorProblem(`${SETTING_OF[use]} is not set, and the installation has no key of its own.`);
	return first;
}

/** A key by its name; undefined for one that is not in the ring. */
export const keyNamed = (use: RingUse, id: string): Buffer | undefined =>
	keysFor(use).find((one) => one.id === id)?.key;

const PRINT_LENGTH = 8;
const prints = new WeakMap<Buffer, string>();

/** What tells a key from others, and gives nothing of it away: "x7Fq2kPw". */
export function printOf(key: Buffer): string {
	let print = prints.get(key);
	if (!print) {
		print = createHmac("sha256", key).update("which key this is").digest("base64url").slice(0, PRINT_LENGTH);
		prints.set(key, print);
	}
	return print;
}

/** HKDF-SHA-256. */
const keyFrom = (secret: Buffer, use: RingUse): Buffer =>
	Buffer.from(hkdfSync("sha256", secret, "", `start-for-life-hub/${use}`, 32));

/** The secrets of a setting: `NAME:SECRET,NAME:SECRET`, which `env()` has checked. */
function secretsIn(setting: RingSetting): { id: string; secret: Buffer }[] {
	return (env()[setting] ?? []).map(({ id, secret }) => ({ id, secret: Buffer.from(secret) }));
}
