/** Serves the built product, with the demo in a database of its own, to all tests of the door (see `at-the-door.ts`). */
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import type { TestProject } from "vitest/node";
import { freshDatabase } from "./fresh-database";
import { startHost } from "./running-host";

declare module "vitest" {
	interface ProvidedContext {
		/** Where the product listens, on which database, in which process, and the file that holds what it printed. */
		door: { origin: string; database: string; pid: number; log: string };
		/**
		 * The private key of who may send events there, as "test-sender"; "vaccines-only" has it too, and so have the systems
		 * that may refer to Northmere, "hexham" and "tyne".
		 */
		eventKey: JWK;
	}
}

export default async function setup(project: TestProject) {
	const database = await freshDatabase(project.config.env.DATABASE_URL);
	const folder = mkdtempSync(join(tmpdir(), "hub-door-"));
	const log = join(folder, "log");
	const { eventKey, ...senders } = await signedSenders();
	const host = await startHost({ DATABASE_URL: database.url, TRUST_PROXY: "1", LOG_LEVEL: "warn", ...senders });
	host.process.stderr?.pipe(createWriteStream(log));
	project.provide("door", { origin: host.origin, database: database.url, pid: host.process.pid ?? 0, log });
	project.provide("eventKey", eventKey);
	return async () => {
		await host.stop();
		await database.drop();
		rmSync(folder, { recursive: true });
	};
}

async function signedSenders(): Promise<{ eventKey: JWK; EVENT_SENDERS: string; REFERRAL_SENDERS: string }> {
	const { privateKey, publicKey } = await generateKeyPair("ES384", { extractable: true });
	const known = { kid: "one", alg: "ES384" };
	const keys = [{ ...(await exportJWK(publicKey)), ...known }];
	const senders = [
		{ id: "test-sender", name: "National Events", keys, council: "northmere" },
		{ id: "vaccines-only", name: "Vaccines", keys, events: ["vaccinations-1"] },
	];
	const referring = [
		{ id: "hexham", name: "Hexham Trust", keys, council: "northmere" },
		{ id: "tyne", name: "Tyne Trust", keys, council: "northmere" },
	];
	return {
		eventKey: { ...(await exportJWK(privateKey)), ...known },
		EVENT_SENDERS: JSON.stringify(senders),
		REFERRAL_SENDERS: JSON.stringify(referring),
	};
}
