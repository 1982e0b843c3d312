/** The demo's own identity provider, as the product knows it: one client for each audience. Pure. */
import { AUDIENCES } from "../../../model/people/assurance";
import { type Provider, providerSchema } from "./provider";

/** Where the host mounts it. */
export const DEMO_MOUNT = "/demo/identity";
/** Its name, wherever the demo is reached, so that those who sign in there are the same people everywhere. */
export const DEMO_ISSUER = `https://sign-in.demo.example${DEMO_MOUNT}`;

const NAMES = { staff: "Demo staff", family: "Demo families", professional: "Demo health professionals" } as const;

export const isDemo = ({ issuer }: Pick<Provider, "issuer">): boolean => issuer === DEMO_ISSUER;

/** @param clientSecret shared with the provider, made by this installation */
export function demoProviders(clientSecret: string): Provider[] {
	return AUDIENCES.map((audience) =>
		providerSchema.parse({
			id: `demo-${audience}`,
			audience,
			name: NAMES[audience],
			issuer: DEMO_ISSUER,
			clientId: `demo-${audience}`,
			clientSecret,
			idTokenAlg: "ES256",
			// As by a smart card: a record administrator needs that, or a passkey of their own.
			...(audience === "staff" && { authentication: "hardware" }),
			// Made up as they are, its professionals are known as well as CIS2 knows them, and families as NHS login does.
			...(audience === "professional" && { identity: "high", authentication: "two-factors" }),
			...(audience === "family" && { identity: "high", authentication: "two-factors", givesNhsNumber: true }),
			// So that it says when somebody chose who they are.
			maxAge: true,
			// The list of people every time: whoever tries the demo is several people in turn.
			prompt: "login",
		}),
	);
}
