/** Imports or takes back in a process of its own, which says each step that is done: it is to be killed meanwhile. */
import { undoImport } from "../../app/features/exchange/jobs/undo-import.server";
import { applyListings } from "../../app/features/exchange/sheets/apply-listings.server";
import { closeStores } from "../../app/platform/store.server";
import { TEST } from "../factories/asker";
import { aSource } from "../factories/source";

const [, , what = "", councilId = "", about = "", services = ""] = process.argv;
const step = (fraction: number) => {
	process.stdout.write(`${fraction}\n`);
	// Between two steps, as it can be seen from outside.
	if (process.env.SUSPENDS && fraction < 1) process.kill(process.pid, "SIGSTOP");
};
if (what === "undo") await undoImport(TEST, councilId, about, { actor: null, onProgress: step });
else {
	const edition = about === "0" ? 0 : about === "1" ? 1 : 2;
	const mayWithdraw = Number(services);
	const options = { councilId, kind: "test", startedAt: new Date(), mayWithdraw, onProgress: step };
	const { runId } = await applyListings(TEST, aSource(councilId, edition, Number(services)), options);
	process.stdout.write(`${runId}\n`);
}
process.stdout.write("done\n");
await closeStores();
