import { type Command, Option } from "commander";
import { findCouncil } from "../../features/councils/queries.server";
import { closeProblemReport, listProblemReports } from "../../features/directory/report-problem.server";
import { store } from "../../platform/store.server";
import { answer } from "../progress";

async function councilCalled(slug: string) {
	const council = await findCouncil(slug);
	if (!council) throw new Error(`There is no council "${slug}". "hub council list" names them.`);
	return council;
}

export function registerReports(program: Command): void {
	const parent = program
		.command("reports")
		.description("See what families said is wrong with listings, and close what is dealt with.")
		.hook("preAction", async () => {
			await (await store()).migrate();
		});

	parent
		.command("list")
		.description("List a council's reports, newest first.")
		.requiredOption("--council <slug>", "whose")
		.addOption(new Option("--status <status>", "which").choices(["new", "closed"]).default("new"))
		.option("--json", "answer in JSON")
		.action(async (options: { council: string; status: "new" | "closed"; json?: boolean }) => {
			const council = await councilCalled(options.council);
			const reports = await listProblemReports(council.id, options.status);
			answer(
				options.json,
				reports,
				reports.length === 0
					? [`No ${options.status} reports.`]
					: reports.flatMap(({ id, service, kind, details, createdAt }) => [
							`${id}  ${createdAt.toISOString().slice(0, 10)}  ${kind}  ${service.name} (${service.slug})`,
							...details.split("\n").flatMap((line) => (line.trim() ? [`    ${line}`] : [])),
						]),
			);
		});

	parent
		.command("close")
		.description("Mark a report as dealt with.")
		.argument("<id>", 'the id that "list" shows')
		.requiredOption("--council <slug>", "whose")
		.option("--json", "answer in JSON")
		.action(async (id: string, options: { council: string; json?: boolean }) => {
			const council = await councilCalled(options.council);
			const closed = await closeProblemReport(council.id, id);
			if (!closed) throw new Error(`${council.name} has no open report ${id}.`);
			answer(options.json, { id, status: "closed" }, ["Closed."]);
		});
}
