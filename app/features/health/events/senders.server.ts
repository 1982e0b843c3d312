/** Who may send events here: those of `EVENT_SENDERS`, each with its public keys. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { EVENT_KINDS, type EventKind } from "../../../model/health/events/message";
import { env } from "../../../platform/env.server";

const senderSchema = z.strictObject({
	/** Its client id: `iss` of what it signs. */
	id: z.string().regex(/^[\w.:/-]{1,100}$/, "must be letters, digits and . : / _ -"),
	/** As people know it: "National Events Management Service". */
	name: z.string().min(1).max(200),
	/** Its public keys, as JSON Web Keys. */
	keys: z
		.array(z.looseObject({ kty: z.enum(["RSA", "EC", "OKP"]), d: z.never("must be a public key").optional() }))
		.min(1),
	/** Which events it may send; all of them unless it is said. */
	events: z
		.array(z.enum(EVENT_KINDS))
		.min(1)
		.default([...EVENT_KINDS]),
	/** The slug of the council in whose area the children live whose births it notifies. */
	council: z.string().optional(),
});
const sendersSchema = z
	.array(senderSchema)
	.refine((all) => new Set(all.map(({ id }) => id)).size === all.length, "must name each id once");
export type EventSender = Omit<z.infer<typeof senderSchema>, "events"> & { events: EventKind[] };

/**
 * Reads the setting: a list as JSON, or the path of a file that holds one.
 * @throws Error with one line per fault; it names fields, never their values
 */
export function readSenders(setting: string): EventSender[] {
	const text = /^\s*\[/.test(setting) ? setting : readFileSync(setting, "utf8");
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		throw new Error("EVENT_SENDERS is not JSON.");
	}
	const result = sendersSchema.safeParse(json);
	if (result.success) return result.data;
	const lines = result.error.issues.map(({ path, message }) => `  ${path.join(".") || "the list"}: ${message}`);
	throw new Error(`EVENT_SENDERS is wrong:\n${lines.join("\n")}`);
}

let configured: EventSender[] | undefined;

/** Those of the environment, read once. @throws Error when the setting is wrong */
export function eventSenders(): EventSender[] {
	const { EVENT_SENDERS } = env();
	configured ??= EVENT_SENDERS ? readSenders(EVENT_SENDERS) : [];
	return configured;
}
