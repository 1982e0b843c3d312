/** What the buttons of an entry's page do, and the pages that ask before a step that takes something away. */
import type { EntryStatus } from "../../../model/publishing/entry";
import { staffPaths } from "../../../paths";
import { id, offered, revision } from "../../../platform/forms/choice-fields";
import type { Values } from "../../../platform/forms/field-errors";
import { form, readAnswers, readValues } from "../../../platform/forms/form";
import { note } from "../../../platform/forms/text-fields";
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
import { openAtServices } from "../../referrals/open-at-services.server";
import { CONFIRMED_STEPS, type ConfirmedStep, type Done, POSTED_STEPS } from "./entry-page.server";

/** Why a step was not taken: for what is about the entry, or about the form. */
type StepReason = Reason | "unknown" | "note-long";
export type StepDone = { ok: true; done: Done } | { ok: false; reason: StepReason };

/** What a page says, and with which status, when a step was not taken. */
export function refusal(reason: StepReason): { problem: string; status: 400 | 403 | 404 | 409 } {
	const { t } = speechIn(ENGLISH);
	const status = { conflict: 409, status: 409, referrals: 409, role: 403, "own-work": 403, "not-found": 404 } as const;
	return {
		problem: t(`staff-entries:reason.${reason}`),
		status: reason in status ? status[reason as keyof typeof status] : 400,
	};
}

const answerOf = (answer: { ok: true } | { ok: false; reason: Reason | "forbidden" }, done: Done): StepDone =>
	answer.ok ? { ok: true, done } : { ok: false, reason: answer.reason === "forbidden" ? "status" : answer.reason };

const buttons = form({ do: offered([...POSTED_STEPS, "owner"]), owner: id().or(""), revision: revision() });

/** Does what a button of the entry's page says. */
export async function doPosted(who: Writer, entry: Entry, posted: Values): Promise<StepDone> {
	const { id } = entry;
	const { do: step, owner, revision } = readAnswers(buttons, posted);
	if (step === null) return { ok: false, reason: "unknown" };
	if (step === "owner") return answerOf(await setOwner(who, { id, ownerId: owner === NOBODY ? null : owner }), step);
	if (step === "confirm") return answerOf(await confirmEntry(who, id), step);
	return answerOf(await moveEntry(who, step, { id, revision }), step);
}

const confirmForm = form({ revision: revision(), note: note() });

/** Does what was asked about and confirmed. */
export async function doConfirmed(who: Writer, entry: Entry, step: ConfirmedStep, posted: Values): Promise<StepDone> {
	const read = readValues(confirmForm, posted);
	if (!read.ok) return { ok: false, reason: "note-long" };
	const confirmed = { id: entry.id, ...read.values };
	if (step === "withdraw") {
		const answer = await withdrawEntry(who, confirmed, (ids) => openAtServices(who, ids));
		if (!answer.ok && answer.reason === "incomplete") return { ok: false, reason: "incomplete" };
		return answerOf(answer.ok ? { ok: true } : { ok: false, reason: answer.reason }, step);
	}
	return answerOf(await moveEntry(who, step, confirmed), step);
}

const restoreForm = form({ number: revision(), revision: revision() });

/** Makes an older version the draft. */
export async function doRestore(who: Writer, { id }: Entry, posted: Values): Promise<StepDone> {
	const { number, revision } = readAnswers(restoreForm, posted);
	if (number < 1) return { ok: false, reason: "not-found" };
	const answer = await restoreVersion(who, { id, revision, number });
	return answerOf(answer.ok ? { ok: true } : { ok: false, reason: answer.reason }, "restored");
}

export interface StepPage {
	title: string;
	step: ConfirmedStep;
	name: string;
	/** As what it stands where the step cannot be taken now, or not by the asker; null where it can. */
	blocked: EntryStatus | null;
	revision: number;
	/** How many referrals to the service are open, each of which is decided before it can be withdrawn; null for none. */
	open: string | null;
	backHref: string;
}

/** The step of a page's address: the last of its path. */
export function stepOf(path: string): ConfirmedStep | undefined {
	const [pathname = ""] = path.split("?");
	return CONFIRMED_STEPS.find((step) => pathname.endsWith(`/${step}`));
}

export async function stepPage(who: Writer, entry: Entry, step: ConfirmedStep): Promise<StepPage> {
	const may = step === "withdraw" ? canWithdrawEntry(who, entry) : mayStep(step, who, entry);
	const speech = speechIn(ENGLISH);
	const name = shownTitle(entry, speech);
	const isEnd = may && step === "withdraw" && entry.kind === "service";
	const open = isEnd ? (await openAtServices(who, [entry.id])).get(entry.id) : undefined;
	return {
		title: speech.t("staff:title", {
			page: speech.t(`staff-entries:step.${step}.title`, { name }),
			council: who.council.name,
		}),
		step,
		name,
		blocked: may ? null : entry.status,
		revision: entry.revision,
		open: open ? speech.t("staff-entries:step.withdraw.open", { count: open }) : null,
		backHref: staffPaths(who.council.slug).entry(entry.kind, entry.id),
	};
}
