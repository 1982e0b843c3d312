/** Takes the browser tests' PostgreSQL databases away. That of SQLite goes with its server's folder. */
import pg from "pg";

export default async function dropDatabase(): Promise<void> {
	const { TEST_DATABASE_URL, HUB_E2E_DATABASE } = process.env;
	if (!TEST_DATABASE_URL) return;
	const client = new pg.Client({ connectionString: TEST_DATABASE_URL });
	await client.connect();
	for (const ending of ["", "_health"]) {
		await client.query(`DROP DATABASE IF EXISTS ${HUB_E2E_DATABASE}${ending} WITH (FORCE)`);
	}
	await client.end();
}
