import type { Command } from "commander";
import { findCouncil } from "../../features/directory/councils/queries.server";
import { documentIn } from "../../features/health/exchange/document-file.server";
import { importRecord } from "../../features/health/exchange/import-record.server";
import { migrateAndSeal } from "../../platform/rotate-keys.server";
import { OPERATOR } from "../operator";
import { answer, count } from "../progress";

interface ImportOptions {
	source: string;
	council?: string;
	json?: boolean;
}

export function registerRecords(program: Command): void {
	program
		.command("records")
		.description("Take over a child's record from another system.")
		.hook("preAction", async () => {
			await migrateAndSeal(OPERATOR);
		})
		.command("import <file>")
		.description("Import a record (a FHIR R4 document, JSON), once, all of it or nothing.")
		.requiredOption("--source <name>", "who is named where the document names nobody")
		.option("--council <slug>", "in whose area a child lives whom nobody knows here yet")
		.option("--json", "answer in JSON")
		.action(async (file: string, { source, council: slug, json }: ImportOptions) => {
			const council = slug === undefined ? null : await findCouncil(OPERATOR, slug);
			if (council === undefined) throw new Error(`There is no council "${slug}". "hub council list" names them.`);
			const done = await importRecord(OPERATOR, documentIn(file), { source, councilId: council?.id ?? null });
			if (!done.ok) {
				const lines = done.problems.map(({ where, field, reason }) => `  ${where} ${field}: ${reason}`);
				throw new Error(["Nothing was imported.", ...lines].join("\n"));
			}
			const { warnings, ...shown } = done;
			answer(json, { ...shown, warnings }, [
				`${done.isNew ? "A new record" : "A record that was here"}: ${count(done.added)} entries added, ${count(done.known)} were here.`,
				...warnings.map(({ where, field, reason }) => `  ${where} ${field}: ${reason}`),
			]);
		});
}
