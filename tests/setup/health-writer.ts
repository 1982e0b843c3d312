/** Has something written to the health store, in a process of its own: with whatever keys it is given. */
import { systemFor } from "../../app/model/people/asker";
import { closeStores, health } from "../../app/platform/store.server";

await health
	.transaction(systemFor("a test"), async () => undefined)
	.catch((error) => {
		process.stderr.write(error.message);
		process.exitCode = 1;
	});
await closeStores();
