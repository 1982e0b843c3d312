import { appendFileSync, writeFileSync } from "node:fs";
import type { Command } from "commander";
import { findCouncil } from "../../features/directory/councils/queries.server";
import { importBirths } from "../../features/health/births/import-births.server";
import { decideClaim, openClaims } from "../../features/health/guardians/decide-claim.server";

import { migrateAndSeal } from "../../platform/rotate-keys.server";
import { OPERATOR } from "../operator";
import { answer, count } from "../progress";

interface ImportOptions {
	council: string;
	source: string;
	codes?: string;
	json?: boolean;
}

export function registerBirths(program: Command): void {
	const parent = program
		.command("births")
		.description("Open children's records from a list of births, and decide who gets one.")
		.hook("preAction", async () => {
			await migrateAndSeal(OPERATOR);
		});

	parent
		.command("import <file>")
		.description("Open a record for each birth of a list (CSV) or of FHIR R4 Bundles (.json), once.")
		.requiredOption("--council <slug>", "in whose area they live")
		.requiredOption("--source <name>", 'who notified them: "Northmere General Hospital"')
		.option("--codes <file>", "write a code for each new record into a file of your own (0600), to be handed over")
		.option("--json", "answer in JSON")
		.action(async (file: string, { council: slug, source, codes, json }: ImportOptions) => {
			const council = await findCouncil(OPERATOR, slug);
			if (!council) throw new Error(`There is no council "${slug}". "hub council list" names them.`);
			// Before any record is opened, and never over another file, whose codes would be lost.
			if (codes !== undefined) writeFileSync(codes, "line,code\n", { mode: 0o600, flag: "wx" });
			const report = await importBirths(OPERATOR, { file, source, councilId: council.id, codes: codes !== undefined });
			for (const { line, code } of report.codes) appendFileSync(codes ?? "", `${line},${code}\n`);
			const { codes: _, ...shown } = report;
			answer(json, shown, [
				`${count(report.rows)} rows: ${count(report.opened)} records opened, ${count(report.known)} were there.`,
				...report.problems.map(({ where, field, reason }) => `  line ${where}, ${field}: ${reason}`),
				...(codes === undefined ? [] : [`${count(report.codes.length)} codes in ${codes}, good for 14 days.`]),
			]);
		});

	parent
		.command("claims")
		.description("List who asks for a record by a code, and what they say shows that they are responsible.")
		.option("--json", "answer in JSON")
		.action(async ({ json }: { json?: boolean }) => {
			const claims = await openClaims(OPERATOR);
			answer(
				json,
				claims,
				claims.length === 0
					? ["Nobody waits."]
					: claims.map(
							({ id, relation, evidence, createdAt }) =>
								`${id}  ${createdAt.toISOString().slice(0, 10)}  ${relation}: ${evidence ?? "(cannot be opened)"}`,
						),
			);
		});

	for (const [name, accept, what] of [
		["accept", true, "Give somebody the record, after you have seen the evidence."],
		["refuse", false, "Refuse a claim."],
	] as const) {
		parent
			.command(`${name} <claim>`)
			.description(what)
			.action(async (id: string) => {
				const became = await decideClaim(OPERATOR, { id, accept });
				if (became === "gone") throw new Error(`No claim "${id}" waits. "hub births claims" lists them.`);
				if (became === "held") {
					throw new Error(
						"The record is held by an order or decision: a record administrator decides, in the staff area.",
					);
				}
				answer(false, {}, ["Done."]);
			});
	}
}
