/** Getting a child's red book: by the sign-in alone, or by a code. */
import type { AppLoadContext } from "@remix-run/node";
import { localNow } from "../../../model/calendar/local-time";
import { offered } from "../../../platform/forms/choice-fields";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { form, readAnswers, readValues } from "../../../platform/forms/form";
import { speechIn } from "../../../platform/i18n/speech.server";
import { nhsNumberOf, type SignedIn } from "../../people/sessions.server";
import { claimByCode, claimByMatch } from "./claim-record.server";
import { claimForm, type RecordReason } from "./forms";

export interface ClaimPage {
	title: string;
	/** Their sign-in found nothing. */
	noMatch: boolean;
}

export function claimPage({ language }: AppLoadContext, search: URLSearchParams): ClaimPage {
	const { t } = speechIn(language);
	return { title: `${t("health-record:get")} – ${t("common:product")}`, noMatch: search.has("none") };
}

const buttons = form({ do: offered(["match", "code"]) });

export type Claimed =
	| { done: "got" | "asked" | "none" }
	| { done: null; errors: FieldErrors<RecordReason>; typed: Values; tooMany: boolean };

export async function claimWith(signedIn: SignedIn, values: Values): Promise<Claimed> {
	if (readAnswers(buttons, values).do === "match") {
		const number = await nhsNumberOf(signedIn);
		const match = number === null ? null : await claimByMatch(signedIn, number);
		if (match && match.claimed.length > 0) return { done: "got" };
		return { done: match?.asked ? "asked" : "none" };
	}
	const read = readValues(claimForm, values);
	if (!read.ok) return { done: null, errors: read.errors, typed: values, tooMany: false };
	const { bornOn } = read.values;
	const refused = (field: string, reason: RecordReason): Claimed => ({
		done: null,
		errors: { [field]: { reason } },
		typed: values,
		tooMany: reason === "too-many",
	});
	if (bornOn > localNow().date) return refused("bornOn", "future");
	const answer = await claimByCode(signedIn, read.values);
	return answer === "asked" ? { done: "asked" } : refused("code", answer);
}
