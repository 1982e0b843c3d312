/** Which identity providers people sign in with: those of `SIGN_IN_PROVIDERS`, or the demo's own. */
import { accessSync, constants } from "node:fs";
import { eq } from "drizzle-orm";
import { council } from "../../../../db/schema";
import { systemFor } from "../../../model/people/asker";
import { env } from "../../../platform/env.server";
import { keyFor } from "../../../platform/keys/secrets.server";
import { readListSetting } from "../../../platform/list-setting.server";
import { readFor } from "../../../platform/store.server";
import { demoProviders, isDemo } from "./demo-providers";
import { type Provider, providerSchema } from "./provider";

const SYSTEM = systemFor("knowing whether the demo may sign in");

/** A key that is not there would be missed at the first sign-in. */
const withKeyFile = providerSchema.refine(
	({ privateKeyFile }) => privateKeyFile === undefined || canBeRead(privateKeyFile),
	{ path: ["privateKeyFile"], error: "cannot be read" },
);

function canBeRead(file: string): boolean {
	try {
		accessSync(file, constants.R_OK);
		return true;
	} catch {
		return false;
	}
}

/** Reads the setting. @throws OperatorProblem when it is wrong */
export const readProviders = (setting: string): Provider[] =>
	readListSetting("SIGN_IN_PROVIDERS", withKeyFile, setting);

let configured: Provider[] | undefined;

/** Those of the environment, read once. */
function configuredProviders(): Provider[] {
	const { SIGN_IN_PROVIDERS } = env();
	configured ??= SIGN_IN_PROVIDERS ? readProviders(SIGN_IN_PROVIDERS) : [];
	return configured;
}

/** The secret that the demo's provider shares with this product. */
export const demoClientSecret = (): string => keyFor("demo-identity").toString("base64url");

/** `real-council`: the demo's sign-in would be on, but a council that is not made up publishes here. */
export type DemoSignIn = "on" | "off" | "real-council";

/**
 * Whether people may sign in as somebody made up: in the demo, where no provider is set, and nothing real can be reached
 * by it. Asked anew each time, because a council may be added while the product runs.
 */
export async function demoSignIn(): Promise<DemoSignIn> {
	const { HUB_DEMO, ALLOW_DEMO_SIGN_IN } = env();
	if (HUB_DEMO !== "1" || configuredProviders().length > 0) return "off";
	if (ALLOW_DEMO_SIGN_IN === "1") return "on";
	const db = await readFor(SYSTEM);
	const real = await db.select({ id: council.id }).from(council).where(eq(council.fictional, false)).limit(1);
	return real.length > 0 ? "real-council" : "on";
}

/** The providers that people can sign in with now. @throws OperatorProblem when the setting is wrong */
export async function signInProviders(): Promise<Provider[]> {
	const own = configuredProviders();
	if (own.length > 0) return own;
	return (await demoSignIn()) === "on" ? demoProviders(demoClientSecret()) : [];
}

/** Whether whoever signed in at this provider is somebody of the demo. */
export async function isMadeUp(providerId: string): Promise<boolean> {
	const provider = await findProvider(providerId);
	return provider !== undefined && isDemo(provider);
}

/** @returns the provider with this id, or undefined */
export async function findProvider(id: string): Promise<Provider | undefined> {
	return (await signInProviders()).find((provider) => provider.id === id);
}
