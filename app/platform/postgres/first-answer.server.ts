/** Waits for the server when the product starts, and says what is wrong in words that help to mend it. */
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { OperatorProblem, StoreUnavailable } from "../store-errors";
import { codeOf, mayPass } from "./failures";

const TRY_MS = 5000;
const RETRY_MS = 500;

/**
 * Returns when the server lets us in.
 * @param setting the one that names the database
 * @param say told once when it has to be waited for
 * @throws StoreUnavailable when it does not in time; OperatorProblem at once where waiting does not help
 */
export async function firstAnswer(
	config: pg.ClientConfig,
	setting: string,
	waitMs: number,
	say: (line: string) => void,
): Promise<void> {
	const until = performance.now() + waitMs;
	for (let hasSaid = false; ; ) {
		const client = clientFor(config, setting);
		const where = `PostgreSQL at ${client.host}:${client.port}`;
		try {
			await client.connect();
			return;
		} catch (error) {
			if (!mayPass(error)) throw new OperatorProblem(whatToMend(error, where, client, setting), { cause: error });
			const why = wordsOf(error);
			if (performance.now() > until) {
				const waited = `${where} did not let us in within ${waitMs / 1000} seconds: ${why}.`;
				throw new StoreUnavailable(`${waited} Is it running, and is ${setting} right?`, { cause: error });
			}
			if (!hasSaid) say(`Waiting for ${where}, for ${waitMs / 1000} seconds at most: ${why}`);
			hasSaid = true;
			await pause(RETRY_MS);
		} finally {
			client.end().catch(() => undefined);
		}
	}
}

function clientFor(config: pg.ClientConfig, setting: string): pg.Client {
	try {
		const client = new pg.Client({ ...config, connectionTimeoutMillis: TRY_MS });
		client.on("error", () => undefined);
		return client;
	} catch {
		// What was thrown quotes the URL, and with it the password.
		throw new OperatorProblem(`${setting} is no address of a PostgreSQL database: postgres://USER:PASSWORD@HOST/NAME`);
	}
}

function whatToMend(error: unknown, where: string, { user, database }: pg.Client, setting: string): string {
	const code = codeOf(error) ?? "";
	const why = wordsOf(error);
	if (code === "3D000") return `${where} has no database "${database}". Create it, or mend the name in ${setting}.`;
	if (code.startsWith("28") || why.startsWith("SASL")) {
		return `${where} does not let "${user}" in. Mend the name or the password in ${setting}. (${why})`;
	}
	return `${where} cannot be used: ${why}`;
}

function wordsOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	// Where a name has several addresses, what was thrown gathers the failures of all.
	const first = error instanceof AggregateError ? error.errors[0] : error;
	return (first instanceof Error ? first.message : error.message).split("\n", 1)[0] ?? "";
}
