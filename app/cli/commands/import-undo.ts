import type { Command } from "commander";
import { findCouncil } from "../../features/directory/councils/queries.server";
import { type NotUndoneReason, type Undone, undoImport } from "../../features/exchange/jobs/undo-import.server";
import { OPERATOR } from "../operator";
import { answer, count, followProgress } from "../progress";

const WHY: Record<NotUndoneReason, string> = {
	changed: "was changed since",
	draft: "has a draft that is not published yet",
	"in-use": "is used by a service that stays",
};

const REFUSED: Record<Exclude<Undone, { ok: true }>["reason"], (council: string, run: string) => string> = {
	"not-found": (council, run) => `${council} has no import ${run}.`,
	"already-undone": () => "This import was taken back before.",
	busy: () => "Somebody takes this import back at this moment.",
};

export function registerUndo(parent: Command): void {
	parent
		.command("undo")
		.description("Take an import back as a whole: what it changed is again as it was, what it added is withdrawn.")
		.argument("<run>", "the id that the import gave")
		.requiredOption("--council <slug>", "whose import it was")
		.option("--json", "answer in JSON")
		.action(async (run: string, options: { council: string; json?: boolean }) => {
			const council = await findCouncil(OPERATOR, options.council);
			if (!council) throw new Error(`No council "${options.council}" publishes here.`);
			const progress = followProgress("Taking it back");
			const onProgress = (fraction: number) => progress.at("", fraction);
			const undone = await undoImport(OPERATOR, council.id, run, { actor: null, onProgress });
			if (!undone.ok) throw new Error(REFUSED[undone.reason](council.name, run));
			answer(options.json, undone, [
				`${undone.source}: ${count(undone.undone)} listings are as they were before.`,
				...(undone.notUndone.length > 0 ? ["These stay as they are:"] : []),
				...undone.notUndone.map(({ name, why }) => `  ${name} ${WHY[why]}`),
			]);
		});
}
