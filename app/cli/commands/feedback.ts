import { type Command, Option } from "commander";
import { findCouncil } from "../../features/directory/councils/queries.server";
import { closeFeedback } from "../../features/staff/feedback/handle-feedback.server";
import { listFeedback } from "../../features/staff/feedback/list-feedback.server";
import { FEEDBACK_STATUSES, type FeedbackStatus } from "../../model/publishing/feedback";
import { migrateAndSeal } from "../../platform/rotate-keys.server";
import { OPERATOR } from "../operator";
import { answer } from "../progress";

const MOST_LISTED = 10_000;
const SHUT = {
	"key-missing": '(encrypted with a key that is not in FIELD_KEYS: "hub keys status" names it)',
	"not-genuine": "(cannot be opened: it was changed in the database)",
};

async function councilCalled(slug: string) {
	const council = await findCouncil(OPERATOR, slug);
	if (!council) throw new Error(`There is no council "${slug}". "hub council list" names them.`);
	return council;
}

export function registerFeedback(program: Command): void {
	const parent = program
		.command("feedback")
		.description("See what families told a council, and close what is dealt with.")
		.hook("preAction", async () => {
			await migrateAndSeal(OPERATOR);
		});

	parent
		.command("list")
		.description("List what families told a council.")
		.requiredOption("--council <slug>", "whose")
		.addOption(new Option("--status <status>", "which").choices(FEEDBACK_STATUSES).default("new"))
		.option("--json", "answer in JSON")
		.action(async (options: { council: string; status: FeedbackStatus; json?: boolean }) => {
			const council = await councilCalled(options.council);
			const feedback = await listFeedback(OPERATOR, council.id, { status: options.status }, { limit: MOST_LISTED });
			answer(
				options.json,
				feedback,
				feedback.length === 0
					? [`No ${options.status} feedback.`]
					: feedback.flatMap(({ id, service, kind, details, shut, createdAt }) => [
							`${id}  ${createdAt.toISOString().slice(0, 10)}  ${kind}  ${service?.name ?? "the offer as a whole"}`,
							...(shut ? [`    ${SHUT[shut]}`] : []),
							...details.split("\n").flatMap((line) => (line.trim() ? [`    ${line}`] : [])),
						]),
			);
		});

	parent
		.command("close")
		.description("Mark feedback as dealt with.")
		.argument("<id>", 'the id that "list" shows')
		.requiredOption("--council <slug>", "whose")
		.option("--json", "answer in JSON")
		.action(async (id: string, options: { council: string; json?: boolean }) => {
			const council = await councilCalled(options.council);
			const closed = await closeFeedback(OPERATOR, council, id);
			if (!closed.ok) throw new Error(`${council.name} has no open feedback ${id}.`);
			answer(options.json, { id, status: "closed" }, ["Closed."]);
		});
}
