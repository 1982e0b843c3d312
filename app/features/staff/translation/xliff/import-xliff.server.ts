/** What an agency sent back: what would become of each unit, and doing it. */
import { readFile } from "node:fs/promises";
import type { TranslatedField } from "../../../../model/publishing/translations";
import { recorded } from "../../../../platform/audit.server";
import { cleanText } from "../../../../platform/clean-text";
import type { UploadedFile } from "../../../../platform/forms/posted";
import type { Language } from "../../../../platform/i18n/languages";
import { findTranslation } from "../../../publishing/find-translation.server";
import type { Writer } from "../../../publishing/save-draft.server";
import { writeTranslation } from "../../../publishing/save-translation.server";
import { applyTranslations, type FieldChange } from "../apply-translations";
import { contentsOf, type StoredContent } from "../contents.server";
import { isForLanguage, judgeUnit, type Outcome } from "./judge-unit";
import { readXliff, type XliffProblem } from "./read-xliff";
import { ofUnitId, type ReadUnit } from "./unit";

export const LARGEST_FILE = 5 * 1024 * 1024;
const MOST_UNITS = 20_000;

export type FileProblem = XliffProblem | "missing" | "too-large" | "encoding" | "too-many";

/** The text of an upload. */
export async function readUpload(
	file: UploadedFile | undefined,
): Promise<{ ok: true; text: string } | { ok: false; reason: FileProblem }> {
	if (!file || file.size === 0) return { ok: false, reason: "missing" };
	if (file.size > LARGEST_FILE) return { ok: false, reason: "too-large" };
	const bytes = await readFile(file.path);
	const [first, second] = bytes;
	const encoding =
		first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
	try {
		return { ok: true, text: cleanText(new TextDecoder(encoding, { fatal: true }).decode(bytes)) };
	} catch {
		return { ok: false, reason: "encoding" };
	}
}

export interface PlannedUnit {
	/** As it stands in the file. */
	id: string;
	outcome: Outcome;
	/** Null for one that belongs to nothing here. */
	target: (Pick<StoredContent, "kind" | "title"> & { entryId: string; field: TranslatedField }) | null;
	/** The translation in the file. */
	text: string;
}

export type Planned = { ok: true; units: PlannedUnit[] } | { ok: false; reason: FileProblem };

/** What would become of each unit of a file, in its order; nothing is changed. */
export async function planImport(who: Writer, language: Language, text: string): Promise<Planned> {
	const sorted = await sortUnits(who, language, text);
	return sorted.ok ? { ok: true, units: sorted.units.map(({ unit: _, ...planned }) => planned) } : sorted;
}

/** Does it. Translations change as drafts, one transaction for some of them at a time. */
export async function applyImport(who: Writer, language: Language, text: string): Promise<Planned> {
	const sorted = await sortUnits(who, language, text);
	if (!sorted.ok) return sorted;
	const byEntry = new Map<string, SortedUnit[]>();
	for (const one of sorted.units) {
		if (one.target && one.applies) byEntry.set(one.target.entryId, [...(byEntry.get(one.target.entryId) ?? []), one]);
	}
	const ids = [...byEntry.keys()];
	for (let from = 0; from < ids.length; from += ENTRIES_AT_ONCE) {
		const some = ids.slice(from, from + ENTRIES_AT_ONCE);
		await recorded(who, async (tx) => {
			for (const id of some) {
				const found = await findTranslation(tx, who.council.id, id, language.code);
				const changes = new Map<TranslatedField, FieldChange>();
				for (const one of byEntry.get(id) ?? []) {
					if (!found || !one.target) continue;
					// Judged again: the entry may have changed since.
					const { outcome, change } = judgeUnit(one.unit, one.target.field, found.current, language.code);
					one.outcome = outcome;
					if (change) changes.set(one.target.field, change);
				}
				if (!found || changes.size === 0) continue;
				const content = applyTranslations(found.current, language.code, changes);
				const written = await writeTranslation(tx, who, {
					...{ id, language: language.code, content },
					revision: found.revision,
				});
				if (!written.ok) for (const one of byEntry.get(id) ?? []) one.outcome = "unknown";
			}
			tx.record({
				action: "translations.imported",
				actor: who.person,
				councilId: who.council.id,
				details: { language: language.code, entries: some.length },
			});
		});
	}
	return { ok: true, units: sorted.units.map(({ unit: _, applies: __, ...planned }) => planned) };
}

const ENTRIES_AT_ONCE = 50;
const IDS_AT_ONCE = 200;

interface SortedUnit extends PlannedUnit {
	unit: ReadUnit;
	applies: boolean;
}

async function sortUnits(
	who: Writer,
	language: Language,
	text: string,
): Promise<{ ok: true; units: SortedUnit[] } | { ok: false; reason: FileProblem }> {
	const read = readXliff(text);
	if (!read.ok) return read;
	if (read.units.length > MOST_UNITS) return { ok: false, reason: "too-many" };
	const named = read.units.map((unit) => ({ unit, named: ofUnitId(unit.id) }));
	const contents = new Map<string, StoredContent>();
	const ids = [...new Set(named.flatMap(({ named: one }) => one?.entryId ?? []))];
	for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
		for (const one of await contentsOf(who, language.code, ids.slice(from, from + IDS_AT_ONCE)))
			contents.set(one.id, one);
	}
	const seen = new Set<string>();
	const units = named.map(({ unit, named: one }): SortedUnit => {
		const found = one && contents.get(one.entryId);
		const target = one && found ? { ...one, kind: found.kind, title: found.title } : null;
		const planned = { id: unit.id.slice(0, 200), target, text: unit.target ?? "", unit };
		const left = (outcome: Outcome) => ({ ...planned, outcome, applies: false });
		if (!isForLanguage(unit, language.code)) return left("wrong-language");
		if (!one || !found) return left("unknown");
		if (seen.has(unit.id)) return left("twice");
		seen.add(unit.id);
		const { outcome, change } = judgeUnit(unit, one.field, found.content, language.code);
		return { ...planned, outcome, applies: change !== null };
	});
	return { ok: true, units };
}
