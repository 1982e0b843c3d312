import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { translationState } from "../../../db/schema";
import { aCouncil, aLocation, aMember, saved, staffArgs } from "../../../tests/factories";
import { TEST } from "../../../tests/factories/asker";
import { withTextsIn } from "../../model/publishing/translations";
import { readFor } from "../../platform/store.server";
import type { Council } from "../directory/councils/queries.server";
import { requireStaff } from "../people/require-staff.server";
import { blankLocation } from "./blank";
import type { EntryOf } from "./entries";
import { findEntry } from "./find-entry.server";
import { publishEntry } from "./publish.server";
import { addEntry, saveDraft, type Writer } from "./save-draft.server";
import { saveTranslation } from "./save-translation.server";

let council: Council;
let editor: Writer;
let publisher: Writer;
beforeAll(async () => {
	council = await aCouncil();
	editor = await requireStaff(staffArgs(await aMember(council, "editor"), council), "staff.enter");
	publisher = await requireStaff(staffArgs(await aMember(council, "publisher"), council), "staff.enter");
});

const statesOf = async (id: string) =>
	(await readFor(TEST))
		.select({
			language: translationState.language,
			missing: translationState.missing,
			machine: translationState.machine,
			outdated: translationState.outdated,
			checked: translationState.checked,
		})
		.from(translationState)
		.where(eq(translationState.entryId, id))
		.orderBy(translationState.language);
const read = async (id: string) => {
	const found = await findEntry(await readFor(TEST), council.id, id);
	if (found?.current.kind !== "location") throw new Error("it is not there");
	return { ...found, place: found.current };
};
const write = async (id: string, change: Partial<EntryOf<"location">["content"]>) => {
	const { place, revision } = await read(id);
	return saveDraft(editor, { id, revision, content: { ...place, content: { ...place.content, ...change } } });
};

const translate = async (id: string, language: string, texts: Record<string, string>) => {
	const { live } = await read(id);
	if (!live) throw new Error("families do not read it");
	const content = withTextsIn(live, language, { texts, facts: {} });
	expect(await saveTranslation(editor, { id, language, revision: null, content })).toMatchObject({ ok: true });
};

it("how far an entry is translated follows what is published and what is translated, and no draft of the English", async () => {
	const hall = aLocation({
		name: "Hall",
		summary: "A hall.",
		at: [54.1, -1.2],
		translations: { pl: { name: "Sala", summary: "Sala." }, ur: { name: "ہال" } },
	});
	const plain = aLocation({ name: "Plain" });
	await saved(council, { locations: [hall, plain] });
	const pl = { language: "pl", missing: 0, machine: 0, outdated: 0, checked: 2 };
	const ur = { language: "ur", missing: 1, machine: 0, outdated: 0, checked: 1 };
	expect(await statesOf(hall.id)).toEqual([pl, ur]);
	expect(await statesOf(plain.id)).toEqual([]);

	const older = [
		{ ...pl, outdated: 1, checked: 1 },
		{ ...ur, outdated: 1, checked: 0 },
	];
	expect(await write(hall.id, { name: "Harbour Hall" })).toMatchObject({ ok: true });
	expect(await statesOf(hall.id)).toEqual([pl, ur]);
	await translate(hall.id, "ur", { name: "ہال", summary: "ایک ہال" });
	expect(await statesOf(hall.id)).toEqual([pl, { ...ur, missing: 0, checked: 2 }]);
	await translate(hall.id, "ur", { name: "ہال" });
	expect(await statesOf(hall.id)).toEqual([pl, ur]);

	expect(await publishEntry(publisher, { id: hall.id, revision: (await read(hall.id)).revision })).toMatchObject({
		ok: true,
	});
	expect(await statesOf(hall.id)).toEqual(older);
	await saved(council, { locations: [{ ...hall, content: { ...hall.content, translations: {} } }] });
	expect(await statesOf(hall.id)).toEqual([]);
});

it("a new entry has its state from the first", async () => {
	const blank = blankLocation("New hall", false);
	const added = await addEntry(editor, {
		...blank,
		content: { ...blank.content, translations: { ro: { name: "Sala nouă" } } },
	});
	if (!added.ok) throw new Error(added.reason);
	expect(await statesOf(added.id)).toMatchObject([{ language: "ro", checked: 1 }]);
});
