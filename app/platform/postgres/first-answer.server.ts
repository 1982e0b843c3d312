/** Waits for the server when the product starts, and says what is wrong in words that help to mend it. */
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { OperatorProblem } from "../store-errors";
import { codeOf, mayPass } from "./failures";

const WAIT_MS = 60_000;
const TRY_MS = 5000;
const RETRY_MS = 500;

/**
 * Returns when the server lets us in.
 * @param say told once when that takes longer
 * @throws OperatorProblem when it does not within a minute, or at once where waiting does not help
 */
export async function firstAnswer(
	config: pg.ClientConfig,
	say: (line: string) => void,
	waitMs = WAIT_MS,
): Promise<void> {
	const until = performance.now() + waitMs;
	for (let hasSaid = false; ; ) {
		const client = clientFor(config);
		const where = `PostgreSQL at ${client.host}:${client.port}`;
		try {
			await client.connect();
			return;
		} catch (error) {
			if (!mayPass(error)) throw new OperatorProblem(whatToMend(error, where, client), { cause: error });
			const why = wordsOf(error);
			if (performance.now() > until) {
				const waited = `${where} did not let us in within ${waitMs / 1000} seconds: ${why}.`;
				throw new OperatorProblem(`${waited} Is it running, and is DATABASE_URL right?`, { cause: error });
			}
			if (!hasSaid) say(`Waiting for ${where}, for ${waitMs / 1000} seconds at most: ${why}`);
			hasSaid = true;
			await pause(RETRY_MS);
		} finally {
			client.end().catch(() => undefined);
		}
	}
}

function clientFor(config: pg.ClientConfig): pg.Client {
	try {
		const client = new pg.Client({ ...config, connectionTimeoutMillis: TRY_MS });
		client.on("error", () => undefined);
		return client;
	} catch {
		// What was thrown quotes the URL, and with it the password.
		throw new OperatorProblem(
			"DATABASE_URL is no address of a PostgreSQL database: postgres://USER:PASSWORD@HOST/NAME",
		);
	}
}

function whatToMend(error: unknown, where: string, { user, database }: pg.Client): string {
	const code = codeOf(error) ?? "";
	const why = wordsOf(error);
	if (code === "3D000") return `${where} has no database "${database}". Create it, or mend the name in DATABASE_URL.`;
	if (code.startsWith("28") || why.startsWith("SASL")) {
		return `${where} does not let "${user}" in. Mend the name or the password in DATABASE_URL. (${why})`;
	}
	return `${where} cannot be used: ${why}`;
}

function wordsOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	// Where a name has several addresses, what was thrown gathers the failures of all.
	const first = error instanceof AggregateError ? error.errors[0] : error;
	return (first instanceof Error ? first.message : error.message).split("\n", 1)[0] ?? "";
}
