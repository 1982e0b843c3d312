/** Gives each test file two stores of its own, where nothing is yet: on SQLite, not even the folder. */
import { afterAll } from "vitest";
import { freshDatabase } from "../setup/fresh-database";

const { url, drop } = await freshDatabase(process.env.DATABASE_URL);
process.env.DATABASE_URL = url.replace(/hub\.db$/, "made/hub.db");

afterAll(async () => {
	const { closeStores } = await import("../../app/platform/store.server");
	await closeStores();
	await drop();
});
