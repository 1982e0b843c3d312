import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { headToKeep, isStream, type KnownHead, sayFault, takeRoot, verifyAudit } from "../../platform/audit.server";
import { store } from "../../platform/store.server";
import { onlyLook } from "../only-look";
import { OPERATOR } from "../operator";
import { answer, count } from "../progress";

/** A head as `hub audit head` printed it: "root NUMBER MAC". Before there were streams it was "NUMBER MAC". */
function readKnown(path: string): KnownHead {
	const words = readFileSync(path === "-" ? 0 : path, "utf8")
		.trim()
		.split(/\s+/);
	const [stream = "", number, mac = ""] = words.length === 2 ? ["before-streams", ...words] : words;
	if (!isStream(stream) || !(Number(number) > 0) || words.length > 3 || mac.length < 40) {
		throw new Error(`${path} holds no head of the log. "hub audit head" prints one.`);
	}
	return { stream, number: Number(number), mac };
}

export function registerAudit(program: Command): void {
	const parent = program.command("audit").description("Show whether anybody tampered with the audit log.");

	parent
		.command("verify")
		.description("Go through the whole log and write nothing. Ends with status 1 when it is not whole, and says why.")
		.option("--known <file>", 'a head kept elsewhere, which must still be part of the log, or "-"')
		.option("--json", "answer in JSON")
		.action(async ({ known, json }: { known?: string; json?: boolean }) => {
			await onlyLook();
			const verdict = await verifyAudit(OPERATOR, known === undefined ? undefined : readKnown(known));
			if (!verdict.ok) process.exitCode = 1;
			answer(
				json,
				verdict,
				verdict.ok
					? [`The log is whole: ${count(verdict.entries)} entries in ${count(verdict.streams)} streams.`]
					: verdict.faults.map(sayFault),
			);
		});

	parent
		.command("head")
		.description("Print a head that covers the whole log. Keep it where nobody who runs the database can write.")
		.option("--json", "answer in JSON")
		.action(async ({ json }: { json?: boolean }) => {
			await (await store()).migrate();
			await takeRoot(OPERATOR);
			const head = await headToKeep(OPERATOR);
			if (!head) throw new Error("The log is empty.");
			answer(json, head, [`${head.stream} ${head.number} ${head.mac}`]);
		});
}
