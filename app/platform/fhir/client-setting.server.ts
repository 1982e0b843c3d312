/** Programs that may ask for something, as an operator names them in a setting: each with its public keys. */
import { readFileSync } from "node:fs";
import { z } from "zod";

/** What each of them has; a feature adds what it may do. */
export const clientFields = {
	/** Its client id: `iss` of what it signs. */
	id: z.string().regex(/^[\w.:/-]{1,100}$/, "must be letters, digits and . : / _ -"),
	/** As people know it: "National Events Management Service". */
	name: z.string().min(1).max(200),
	/** Its public keys, as JSON Web Keys. */
	keys: z
		.array(z.looseObject({ kty: z.enum(["RSA", "EC", "OKP"]), d: z.never("must be a public key").optional() }))
		.min(1),
};
export type SignedClient = Pick<z.infer<z.ZodObject<typeof clientFields>>, "id" | "name" | "keys">;

/**
 * Reads such a setting: a list as JSON, or the path of a file that holds one.
 * @param name of the setting: "EVENT_SENDERS"
 * @throws Error with one line per fault; it names fields, never their values
 */
export function readClients<Client extends SignedClient>(
	name: string,
	schema: z.ZodType<Client>,
	setting: string,
): Client[] {
	const text = /^\s*\[/.test(setting) ? setting : readFileSync(setting, "utf8");
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		throw new Error(`${name} is not JSON.`);
	}
	const result = z
		.array(schema)
		.refine((all) => new Set(all.map(({ id }) => id)).size === all.length, "must name each id once")
		.safeParse(json);
	if (result.success) return result.data;
	const lines = result.error.issues.map(({ path, message }) => `  ${path.join(".") || "the list"}: ${message}`);
	throw new Error(`${name} is wrong:\n${lines.join("\n")}`);
}
