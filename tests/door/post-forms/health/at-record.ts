/** A child's record, and what is written into it. */
import type { NewEntry } from "../../../../app/features/health/record/write-entry.server";
import type { PersonAsker } from "../../../../app/model/people/asker";
import type { RecordSection } from "../../../../app/paths";
import { aPerson, type Member } from "../../../factories";
import { aRecord } from "../../../factories/health";
import { aPhoto } from "../../../factories/photo";
import type { Fill } from "../../somebody";

export const asGuardian = ({ id, name }: Member): PersonAsker => ({ kind: "person", person: { id, name } });

/** A guardian at a page of their child's record, and who may not send its forms: another child's guardian among them. */
export async function atRecord(rest = "") {
	const person = await aPerson("Sadia Malik");
	const other = await aPerson("Another Guardian");
	const { childId } = await aRecord({}, asGuardian(person));
	await aRecord({}, asGuardian(other));
	const wrong = { "another child's guardian": other, "somebody signed out": null };
	return { person, childId, page: `/red-book/${childId}${rest}`, wrong };
}

export const ON = { "on-day": "20", "on-month": "11", "on-year": "2026" };

/** Of each section of a record that is a list: an entry, and how its form is filled in. */
export const IN_SECTIONS: Record<RecordSection, { body: NewEntry["body"]; fill: Fill }> = {
	feeding: {
		body: { kind: "feeding", on: "2026-03", how: "breast", note: "" },
		fill: { how: "mixed", "on-month": "3", "on-year": "2026" },
	},
	teeth: { body: { kind: "tooth", on: "2026-10", tooth: "71" }, fill: { tooth: "81", ...ON } },
	development: {
		body: { kind: "first", on: "2026-11-20", what: "Smiled" },
		fill: { what: "Smiled", photo: aPhoto(), ...ON },
	},
	appointments: {
		body: { kind: "appointment", on: "2026-12-20", time: null, what: "Check", where: "" },
		fill: { what: "Check", time: "2.30pm", ...ON },
	},
	conditions: {
		body: { kind: "condition", what: "Milk", isAllergy: true, since: null, note: "" },
		fill: { kind: "condition", what: "Eczema" },
	},
	notes: { body: { kind: "note", on: "2026-11-20", text: "Smiled" }, fill: { text: "Smiled today", ...ON } },
};
