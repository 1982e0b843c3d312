import { readFileSync } from "node:fs";
import type { Command } from "commander";
import {
	type AuditFault,
	headToKeep,
	isStreamOf,
	type KnownHead,
	sayFault,
	takeRoot,
	verifyAudit,
} from "../../platform/audit.server";
import { migrateAndSeal } from "../../platform/rotate-keys.server";
import { STORES } from "../../platform/store.server";
import type { StoreName } from "../../platform/store-handles";
import { onlyLook } from "../only-look";
import { OPERATOR } from "../operator";
import { answer, count } from "../progress";
import { storesNamed, withStore } from "../which-store";

interface Options {
	store?: StoreName;
	json?: boolean;
}

/**
 * Heads as `hub audit head` printed them, a line each: "STORE root NUMBER MAC". When there was one store it was
 * "root NUMBER MAC", and before there were streams "NUMBER MAC".
 */
function readKnown(path: string): Map<string, KnownHead> {
	const heads = new Map<string, KnownHead>();
	for (const line of readFileSync(path === "-" ? 0 : path, "utf8")
		.trim()
		.split("\n")) {
		const words = line.trim().split(/\s+/);
		const [store = "", stream = "", number, mac = ""] = [
			...["portal", "before-streams"].slice(0, 4 - words.length),
			...words,
		];
		if (
			!STORES.some(({ name }) => name === store && isStreamOf(name, stream)) ||
			!(Number(number) > 0) ||
			words.length > 4 ||
			mac.length < 40
		) {
			throw new Error(`${path} holds no head of the log. "hub audit head" prints one.`);
		}
		heads.set(store, { stream, number: Number(number), mac });
	}
	return heads;
}

export function registerAudit(program: Command): void {
	const parent = program.command("audit").description("Show whether anybody tampered with the audit log.");

	withStore(parent.command("verify"))
		.description("Go through the whole log and write nothing. Ends with status 1 when it is not whole, and says why.")
		.option("--known <file>", 'a head kept elsewhere, which must still be part of the log, or "-"')
		.option("--json", "answer in JSON")
		.action(async ({ store: name, known, json }: Options & { known?: string }) => {
			const stores = storesNamed(name);
			await onlyLook(stores);
			const heads = known === undefined ? undefined : readKnown(known);
			const sum = { ok: true, streams: 0, entries: 0 };
			const faults: (AuditFault & { store: StoreName })[] = [];
			for (const store of stores) {
				const verdict = await verifyAudit(store, OPERATOR, heads?.get(store.name));
				if (verdict.ok) {
					sum.streams += verdict.streams;
					sum.entries += verdict.entries;
				} else faults.push(...verdict.faults.map((fault) => ({ ...fault, store: store.name })));
			}
			if (faults.length > 0) process.exitCode = 1;
			answer(
				json,
				faults.length > 0 ? { ok: false, faults } : sum,
				faults.length > 0
					? faults.map(sayFault)
					: [`The log is whole: ${count(sum.entries)} entries in ${count(sum.streams)} streams.`],
			);
		});

	withStore(parent.command("head"))
		.description("Print heads that cover the whole log. Keep them where nobody who runs the databases can write.")
		.option("--json", "answer in JSON")
		.action(async ({ store: name, json }: Options) => {
			await migrateAndSeal(OPERATOR);
			const heads = [];
			for (const store of storesNamed(name)) {
				await takeRoot(store, OPERATOR);
				const head = await headToKeep(store, OPERATOR);
				if (head) heads.push({ store: store.name, ...head });
			}
			if (heads.length === 0) throw new Error("The log is empty.");
			answer(
				json,
				heads,
				heads.map(({ store, stream, number, mac }) => `${store} ${stream} ${number} ${mac}`),
			);
		});
}
