/** What the buttons of an entry's page do, and the pages that ask before a step that takes something away. */
import { staffPaths } from "../../../paths";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { Reason } from "../../publishing/bulk";
import { confirmEntry } from "../../publishing/confirm-entry.server";
import { shownTitle } from "../../publishing/describe-entry";
import type { Entry } from "../../publishing/find-entry.server";
import { NOBODY } from "../../publishing/list-params";
import { mayStep, moveEntry, restoreVersion } from "../../publishing/move-entry.server";
import { canWithdrawEntry } from "../../publishing/policy";
import { withdrawEntry } from "../../publishing/publish.server";
import type { Writer } from "../../publishing/save-draft.server";
import { setOwner } from "../../publishing/set-owner.server";
import { CONFIRMED_STEPS, type ConfirmedStep, type Done, POSTED_STEPS } from "./entry-page.server";

export type StepDone = { ok: true; done: Done } | { ok: false; reason: Reason | "unknown" };

/** What a page says, and with which status, when a step was not taken. */
export function refusal(reason: Reason | "unknown"): { problem: string; status: 400 | 403 | 404 | 409 } {
	const { t } = speechIn(ENGLISH);
	const status = { conflict: 409, status: 409, role: 403, "own-work": 403, "not-found": 404 } as const;
	return {
		problem: t(`staff-entries:reason.${reason}`),
		status: reason in status ? status[reason as keyof typeof status] : 400,
	};
}

/** The text of a form's field. PostgreSQL takes no NUL in a text. */
export const fieldOf = (form: FormData, name: string): string => {
	const value = form.get(name);
	return typeof value === "string" ? value.replaceAll("\0", "") : "";
};

/** The revision that the page showed; one that nothing has where the form says none. */
export const revisionOf = (form: FormData): number => {
	const text = fieldOf(form, "revision");
	return /^\d{1,9}$/.test(text) ? Number(text) : -1;
};

const answerOf = (answer: { ok: true } | { ok: false; reason: Reason | "forbidden" }, done: Done): StepDone =>
	answer.ok ? { ok: true, done } : { ok: false, reason: answer.reason === "forbidden" ? "status" : answer.reason };

/** Does what a button of the entry's page says. */
export async function doPosted(who: Writer, { id }: Entry, form: FormData): Promise<StepDone> {
	const revision = revisionOf(form);
	const wanted = fieldOf(form, "do");
	if (wanted === "owner") {
		const owner = fieldOf(form, "owner");
		return answerOf(await setOwner(who, { id, ownerId: owner === NOBODY ? null : owner }), "owner");
	}
	const step = POSTED_STEPS.find((known) => known === wanted);
	if (!step) return { ok: false, reason: "unknown" };
	if (step === "confirm") return answerOf(await confirmEntry(who, id), step);
	return answerOf(await moveEntry(who, step, { id, revision }), step);
}

/** Does what was asked about and confirmed. */
export async function doConfirmed(who: Writer, { id }: Entry, step: ConfirmedStep, form: FormData): Promise<StepDone> {
	const given = { id, revision: revisionOf(form), note: fieldOf(form, "note").trim().slice(0, LONGEST_NOTE) || null };
	if (step === "withdraw") {
		const answer = await withdrawEntry(who, given);
		if (!answer.ok && answer.reason === "incomplete") return { ok: false, reason: "incomplete" };
		return answerOf(answer.ok ? { ok: true } : { ok: false, reason: answer.reason }, step);
	}
	return answerOf(await moveEntry(who, step, given), step);
}

export const LONGEST_NOTE = 2000;

/** Makes an older version the draft. */
export async function doRestore(who: Writer, { id }: Entry, form: FormData): Promise<StepDone> {
	const number = Number(fieldOf(form, "number"));
	if (!Number.isInteger(number) || number < 1) return { ok: false, reason: "not-found" };
	const answer = await restoreVersion(who, { id, revision: revisionOf(form), number });
	return answerOf(answer.ok ? { ok: true } : { ok: false, reason: answer.reason }, "restored");
}

export interface StepPage {
	title: string;
	step: ConfirmedStep;
	name: string;
	revision: number;
	backHref: string;
}

/** The step of a page's address: the last of its path. */
export function stepOf(path: string): ConfirmedStep | undefined {
	const [pathname = ""] = path.split("?");
	return CONFIRMED_STEPS.find((step) => pathname.endsWith(`/${step}`));
}

/** @returns undefined when the step cannot be taken now, or not by the asker */
export function stepPage(who: Writer, entry: Entry, step: ConfirmedStep): StepPage | undefined {
	const may = step === "withdraw" ? canWithdrawEntry(who, entry) : mayStep(step, who, entry);
	if (!may) return undefined;
	const speech = speechIn(ENGLISH);
	const name = shownTitle(entry, speech);
	return {
		title: speech.t("staff:title", {
			page: speech.t(`staff-entries:step.${step}.title`, { name }),
			council: who.council.name,
		}),
		step,
		name,
		revision: entry.revision,
		backHref: staffPaths(who.council.slug).entry(entry.kind, entry.id),
	};
}
