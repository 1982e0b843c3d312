import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { auditHeadNow, verifyAudit } from "../../platform/audit.server";
import { store } from "../../platform/store.server";
import { OPERATOR } from "../operator";
import { answer, count } from "../progress";

const BROKEN = {
	changed: (seq: number) => `Entry ${seq} was changed.`,
	missing: (seq: number) => `Entry ${seq} is missing.`,
	"cut-off": (seq: number) => `The log ends before entry ${seq}: what came then was cut off.`,
};

/** A head as `hub audit head` wrote it: "SEQ MAC", or the same as JSON. */
function readHead(path: string): { seq: number; mac: string } {
	const text = readFileSync(path === "-" ? 0 : path, "utf8").trim();
	const [seq, mac, ...rest] = text.startsWith("{") ? Object.values(JSON.parse(text)) : text.split(/\s+/);
	if (!Number.isSafeInteger(Number(seq)) || typeof mac !== "string" || !mac || rest.length > 0) {
		throw new Error(`${path} holds no head of the log. "hub audit head" writes one.`);
	}
	return { seq: Number(seq), mac };
}

export function registerAudit(program: Command): void {
	const parent = program
		.command("audit")
		.description("Show whether anybody tampered with the audit log.")
		.hook("preAction", async () => {
			await (await store()).migrate();
		});

	parent
		.command("verify")
		.description("Go through the whole log. Ends with status 1 when it is not whole, and says what is wrong where.")
		.option("--head <file>", 'a head kept elsewhere, which must still be part of the log, or "-"')
		.option("--json", "answer in JSON")
		.action(async ({ head, json }: { head?: string; json?: boolean }) => {
			const verdict = await verifyAudit(OPERATOR, head === undefined ? undefined : readHead(head));
			if (!verdict.ok) process.exitCode = 1;
			answer(json, verdict, [
				verdict.ok ? `The log is whole: ${count(verdict.entries)} entries.` : BROKEN[verdict.reason](verdict.seq),
			]);
		});

	parent
		.command("head")
		.description("Print the newest entry's number and MAC. Keep them where nobody who runs the database can write.")
		.option("--json", "answer in JSON")
		.action(async ({ json }: { json?: boolean }) => {
			const head = await auditHeadNow(OPERATOR);
			if (!head) throw new Error("The head of the log is missing: the database was tampered with.");
			answer(json, head, [`${head.seq} ${head.mac || "-"}`]);
		});
}
