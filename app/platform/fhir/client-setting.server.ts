/** Programs that may ask for something, as an operator names them in a setting: each with its public keys. */
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
