/** A second process with the store, which takes a table for itself and never ends its transaction. It prints "held" when it has it. */
import { sql } from "drizzle-orm";
import { openStore } from "../../app/platform/store.server";
import { TEST } from "../factories/asker";

const store = await openStore("portal", process.env.DATABASE_URL ?? "");
const held = store.transaction(TEST, async (tx) => {
	await tx.rows(sql`LOCK TABLE feedback IN EXCLUSIVE MODE`);
	process.stdout.write("held\n");
	await new Promise(() => {});
});
// It lives as long as it is let.
setInterval(() => {}, 1000);
await held;
