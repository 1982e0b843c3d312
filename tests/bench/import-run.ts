/**
 * An import of so many services into the empty database of DATABASE_URL, while somebody of the staff saves one every
 * fifth of a second, and families search in another process. Prints its rows as JSON.
 */
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { saveListings } from "../../app/features/directory/listings/save-listings.server";
import { applyListings } from "../../app/features/exchange/sheets/apply-listings.server";
import { nothingUnread } from "../../app/features/exchange/sheets/unread";
import { recordedIn } from "../../app/platform/audit.server";
import { closeStores, portal } from "../../app/platform/store.server";
import { TEST } from "../factories/asker";
import { aCouncil } from "../factories/councils";
import { anOrganisation, aService, saved } from "../factories/listings";
import { placesFor } from "./listings";
import { startScript } from "./scripts";
import type { Row } from "./table";

const EVERY_MS = 200;

/** Saves one service again and again. @returns what ends it, and gives how long each took in milliseconds */
async function startSaving(council: Awaited<ReturnType<typeof aCouncil>>) {
	const { id: councilId } = council;
	const provider = anOrganisation();
	const mine = aService({ name: "Ours", organisationId: provider.id });
	await saved(council, { organisations: [provider], services: [mine] });
	const times: number[] = [];
	let saving = true;
	const loop = (async () => {
		for (let turn = 0; saving; turn++) {
			const started = performance.now();
			await recordedIn(councilId, TEST, async (tx) => {
				const content = { ...mine.content, summary: `Turn ${turn}` };
				await saveListings(tx, { councilId, services: [{ ...mine, content }] });
				tx.record({ action: "entry.published", actor: null, councilId, subject: { kind: "entry", id: mine.id } });
			});
			times.push(performance.now() - started);
			await pause(EVERY_MS);
		}
	})();
	return async () => {
		saving = false;
		await loop;
		return times;
	};
}

const at = (times: number[], share: number) =>
	times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

const [, , size, engine = ""] = process.argv;
const count = Number(size);
await (await portal.open()).migrate();
const council = await aCouncil();
const source = "bench";
const services = (await placesFor(count, council.id)).map((one) => ({
	...one,
	provenance: { source, sourceId: one.id, fetchedAt: new Date(), checksum: one.id },
}));
const stopSaving = await startSaving(council);
const reader = startScript("reader-run.ts", council.id);
let printed = "";
reader.stdout.setEncoding("utf8").on("data", (text: string) => {
	printed += text;
});
await once(reader.stdout, "data");
const started = performance.now();
await applyListings(
	TEST,
	{ source, organisations: [], locations: [], services, unread: nothingUnread() },
	{ councilId: council.id, kind: "services", startedAt: new Date() },
);
const seconds = (performance.now() - started) / 1000;
const saves = await stopSaving();
reader.stdin.end();
await once(reader, "close");
const reads = JSON.parse(printed) as number[];
await closeStores();
const group = `importing ${count.toLocaleString("en-GB")} services, ${engine}`;
const rows: Row[] = [
	{ group, what: "in all", value: seconds, unit: "s" },
	{ group, what: "staff save meanwhile, p99", value: at(saves, 0.99), unit: "ms", target: "≤ 300" },
	{ group, what: "staff save meanwhile, longest", value: Math.max(...saves), unit: "ms" },
	{ group, what: "a search meanwhile, in another process, p50", value: at(reads, 0.5), unit: "ms" },
	{ group, what: "a search meanwhile, in another process, p99", value: at(reads, 0.99), unit: "ms", target: "≤ 50" },
];
process.stdout.write(JSON.stringify(rows));
