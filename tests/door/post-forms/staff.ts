/** The desks of the staff: e-mail that failed, the log, claims, what families say, settings. */
import { randomUUID } from "node:crypto";
import type { StaffedCouncil, Who } from "../../factories/staffed-council";
import { type Fill, submit } from "../somebody";
import { ADMINISTRATOR, type Attempt, type Attempts, DECIDERS, idIn, WRITERS } from "./form";
import { linkOn } from "./links";
import { invited } from "./people";

/** A claim that waits. @returns the address of its page */
async function claimed(ours: StaffedCouncil): Promise<string> {
	const listed = await ours.entry("service", "live");
	await submit(ours.member("stranger"), ours.at(`/claims?claim=${idIn(listed)}`), {
		button: "Send the claim",
		fill: { message: "We have run it for years." },
	});
	return linkOn(ours, ours.at("/claims"), /\/staff\/[\w-]+\/claims\/[\w-]{36}/);
}

/** A message of a family. @returns the address of its page in the staff area */
async function said(ours: StaffedCouncil): Promise<string> {
	const details = `The door sticks ${randomUUID()}`;
	await submit(null, `/${ours.council.slug}/comments`, { button: "Send comment", fill: { details } });
	return linkOn(ours, ours.at("/feedback"), /\/staff\/[\w-]+\/feedback\/[\w-]{36}/);
}

const ANSWERERS: readonly Who[] = [...WRITERS, "hub-worker"];

const aSetting = (part: string, fill: Fill): Attempt => ({
	may: ADMINISTRATOR,
	page: ({ at }) => at(`/settings/${part}`),
	button: "Save",
	fill,
});

export const STAFF: Attempts = {
	mail: [
		{
			may: ADMINISTRATOR,
			page: async (ours) => {
				await invited(ours);
				const failed = `status = 'failed' WHERE council_id = '${ours.council.id}'`;
				await ours.inside.query(`UPDATE mail SET ${failed}`);
				return ours.at("/mail");
			},
			button: /^Send /,
		},
		{
			may: ADMINISTRATOR,
			page: async (ours) => {
				const id = randomUUID();
				await ours.inside.query(`INSERT INTO task
					(id, kind, key, body, council_id, revision, attempts, due_at, failed_at, last_error, created_at)
					SELECT '${id}', 'remind', '${id}', '{}', id, 1, 12, created_at, created_at, 'No cup', created_at
					FROM council WHERE id = '${ours.council.id}'`);
				return ours.at("/mail");
			},
			button: /^Try again/,
		},
	],
	audit: [{ may: ["administrator", "leader"], page: ({ at }) => at("/audit"), button: "Verify now" }],
	"audit/export.csv": [{ may: ["administrator", "leader"], page: ({ at }) => at("/audit"), button: "Download as CSV" }],
	claims: [
		{
			may: ["stranger"],
			page: async ({ at, entry }) => at(`/claims?claim=${idIn(await entry("service", "live"))}`),
			button: "Send the claim",
			fill: { message: "We have run it for years." },
		},
	],
	"claims/:id": [
		{ may: DECIDERS, page: claimed, button: "Confirm", fill: { decision: "accept" } },
		{ may: DECIDERS, page: claimed, button: "Confirm", fill: { decision: "refuse", note: "It is not yours." } },
	],
	"feedback/:feedback": [
		{ may: ANSWERERS, page: said, button: "Save and close", fill: { weDid: "We mended the door." } },
		{ may: ANSWERERS, page: said, button: "Save who deals with it", fill: ({ author }) => ({ person: author.id }) },
	],
	"settings/:part": [aSetting("name", { website: "https://lantern.example" })],
};
