/** Drafts by machine, in an entry in hand. */

import { type FieldTranslation, fieldTranslations } from "../../../../model/publishing/translations";
import { logger } from "../../../../platform/log.server";
import type { AnyEntry } from "../../../publishing/entries";
import { applyTranslations, type FieldChange, LONGEST, tidy } from "../apply-translations";
import { MachineError, type MachineFailure, machine } from "./libre-translate.server";

/** What is missing, and what a machine translated from an older English. What a person wrote stays. */
export const isForMachine = ({ status, by }: FieldTranslation): boolean =>
	status === "missing" || (status === "outdated" && by === "machine");

export type Drafted = { ok: true; content: AnyEntry } | { ok: false; reason: MachineFailure };

/** The entry with drafts by machine in one language, marked as such. */
export async function draftFields(content: AnyEntry, language: string): Promise<Drafted> {
	const port = machine();
	if (!port) return { ok: false, reason: "refused" };
	const wanted = fieldTranslations(content, language).filter(isForMachine);
	try {
		const texts = await port.translate(
			wanted.map(({ english }) => english),
			language,
		);
		const changes = wanted.flatMap(({ field, english }, at): [typeof field, FieldChange][] => {
			const text = tidy(field, texts[at] ?? "");
			return text && text.length <= LONGEST[field] ? [[field, { text, fact: { by: "machine", source: english } }]] : [];
		});
		return { ok: true, content: applyTranslations(content, language, new Map(changes)) };
	} catch (error) {
		if (!(error instanceof MachineError)) throw error;
		logger.warn({ reason: error.reason, detail: error.message }, "machine translation failed");
		return { ok: false, reason: error.reason };
	}
}
