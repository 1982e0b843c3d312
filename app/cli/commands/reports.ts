import { type Command, Option } from "commander";
import { findCouncil } from "../../features/directory/councils/queries.server";
import { closeCase } from "../../features/staff/feedback/handle-feedback.server";
import { listCases } from "../../features/staff/feedback/list-feedback.server";
import { CASE_STATUSES, type CaseStatus } from "../../model/publishing/feedback";
import { store } from "../../platform/store.server";
import { answer } from "../progress";

const MOST_LISTED = 10_000;

async function councilCalled(slug: string) {
	const council = await findCouncil(slug);
	if (!council) throw new Error(`There is no council "${slug}". "hub council list" names them.`);
	return council;
}

export function registerReports(program: Command): void {
	const parent = program
		.command("reports")
		.description("See what families told a council, and close what is dealt with.")
		.hook("preAction", async () => {
			await (await store()).migrate();
		});

	parent
		.command("list")
		.description("List a council's reports and comments.")
		.requiredOption("--council <slug>", "whose")
		.addOption(new Option("--status <status>", "which").choices(CASE_STATUSES).default("new"))
		.option("--json", "answer in JSON")
		.action(async (options: { council: string; status: CaseStatus; json?: boolean }) => {
			const council = await councilCalled(options.council);
			const reports = await listCases(council.id, { status: options.status }, { limit: MOST_LISTED });
			answer(
				options.json,
				reports,
				reports.length === 0
					? [`No ${options.status} reports.`]
					: reports.flatMap(({ id, service, kind, details, createdAt }) => [
							`${id}  ${createdAt.toISOString().slice(0, 10)}  ${kind}  ${service?.name ?? "the offer as a whole"}`,
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
			const closed = await closeCase({ person: null, council }, id);
			if (!closed.ok) throw new Error(`${council.name} has no open report ${id}.`);
			answer(options.json, { id, status: "closed" }, ["Closed."]);
		});
}
