/** Lists and feeds that come in, what they contradict, and lists that go out. */
import { randomUUID } from "node:crypto";
import type { StaffedCouncil, Who } from "../../factories/staffed-council";
import { submit } from "../somebody";
import { type Attempts, DECIDERS, idIn, WRITERS } from "./form";
import { linkOn } from "./links";

const SHEET = "Name,Description,Kind,Place,Address,Postcode,Day,Start,End,Cost";

const row = (name: string, about: string) =>
	`${name},${about},Play,Lantern Hall,1 Lantern Road,ZZ1 1AA,Monday,10:00,11:00,Free`;

const sheet = (...rows: string[]) => new File([[SHEET, ...rows].join("\r\n")], "lantern.csv", { type: "text/csv" });

const IMPORTERS: readonly Who[] = ["publisher", "administrator"];

/** @returns the address of an import whose columns nobody has chosen yet */
async function uploaded({ at, checker }: StaffedCouncil, ...rows: string[]): Promise<string> {
	const columns = await submit(checker, at("/imports/upload"), { button: "Upload", fill: { file: sheet(...rows) } });
	return columns.replace(/\/columns$/, "");
}

/** @returns the address of an import that can be tried out */
async function understood(ours: StaffedCouncil, source: string, ...rows: string[]): Promise<string> {
	const job = await uploaded(ours, ...rows);
	await submit(ours.checker, `${job}/columns`, { button: "Continue", fill: { source } });
	await submit(ours.checker, `${job}/topics`, { button: "Continue" });
	return job;
}

/** Imports a list, which a second person lets go. @returns when it is done */
async function imported(ours: StaffedCouncil, source: string, ...rows: string[]): Promise<void> {
	const job = await understood(ours, source, ...rows);
	await submit(ours.checker, job, { button: "Try the import out" });
	await ours.inside.state();
	await submit(ours.member("publisher"), job, { button: "Import for good" });
	await ours.inside.state();
}

/** A service whose import says something else than staff have published since. @returns the address of its conflict */
async function conflict(ours: StaffedCouncil): Promise<string> {
	const name = `Disputed ${randomUUID().slice(0, 8)}`;
	await imported(ours, name, row(name, "As it was"));
	const listed = await linkOn(
		ours,
		ours.at(`/services?q=${encodeURIComponent(name)}`),
		/\/staff\/[\w-]+\/services\/[\w-]{36}/,
	);
	await submit(ours.author, `${listed}/edit/about`, {
		button: "Save and close",
		fill: { summary: "As our staff have it" },
	});
	await submit(ours.author, listed, { button: "Hand in for review" });
	await submit(ours.checker, `${listed}/review`, { button: "Confirm", fill: { decision: "now" } });
	await imported(ours, name, row(name, "As the list has it now"));
	return ours.at(`/conflicts/${idIn(listed)}`);
}

/** Two lists that call one place by the same words. @returns the address of the page that asks whether it is one */
async function likely(ours: StaffedCouncil): Promise<string> {
	const name = `Pier ${randomUUID().slice(0, 8)}`;
	const at = (place: string) => row(`Songs at ${place}`, "Songs").replace("Lantern Hall", place);
	await imported(ours, `${name} once`, at(`${name} Library`));
	await imported(ours, `${name} twice`, at(`Library ${name}`));
	return ours.at("/likely");
}

export const STAFF: Attempts = {
	"imports/upload": [
		{
			may: IMPORTERS,
			page: ({ at }) => at("/imports/upload"),
			button: "Upload",
			fill: () => ({ file: sheet(row("Lantern group", "Play")) }),
		},
	],
	"imports/feed": [
		{
			may: IMPORTERS,
			page: ({ at }) => at("/imports/feed"),
			button: "Try it out",
			fill: { address: "http://127.0.0.1:9/feed", name: "Their feed" },
		},
	],
	"imports/:job": [
		{
			may: IMPORTERS,
			page: (ours) => understood(ours, "lantern", row("Lantern group", "Play")),
			button: "Try the import out",
		},
	],
	"imports/:job/columns": [
		{
			may: IMPORTERS,
			page: async (ours) => `${await uploaded(ours, row("Lantern group", "Play"))}/columns`,
			button: "Continue",
			fill: { source: "lantern" },
		},
	],
	"imports/:job/topics": [
		{
			may: IMPORTERS,
			page: async (ours) => `${await understood(ours, "lantern", row("Lantern group", "Play"))}/topics`,
			button: "Continue",
			fill: { "topic-0": "infant-feeding" },
		},
	],
	"imports/undo/:run": [
		{
			may: IMPORTERS,
			page: async (ours) => {
				await imported(ours, "taken back", row("Lantern songs", "Songs"));
				return linkOn(ours, ours.at("/imports"), /\/staff\/[\w-]+\/imports\/undo\/[\w-]+/);
			},
			button: "Take the import back",
		},
	],
	"exports/:file": [{ may: WRITERS, page: ({ at }) => at("/exports"), button: /^Download/ }],
	"conflicts/:id": [
		{ may: DECIDERS, page: conflict, button: "Keep ours" },
		{ may: DECIDERS, page: conflict, button: /^Take / },
	],
	likely: [
		{ may: DECIDERS, page: likely, button: /^The same/ },
		{ may: DECIDERS, page: likely, button: /^Ask later/ },
	],
};
