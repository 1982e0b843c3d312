/** Closes the stores that a test file opened, after it. */
import { afterAll } from "vitest";

afterAll(async () => {
	const { closeStores } = await import("../../app/platform/store.server");
	await closeStores();
});
