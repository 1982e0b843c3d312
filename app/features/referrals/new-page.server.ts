/** Where a referrer looks for the service, and begins. */
import type { Misfit } from "../../model/referrals/fit";
import { copied, NO_ANSWERS } from "../../model/referrals/referral";
import { pathsFor } from "../../paths";
import { pageError } from "../../platform/errors";
import { id } from "../../platform/forms/choice-fields";
import type { Values } from "../../platform/forms/field-errors";
import { form, readAnswers } from "../../platform/forms/form";
import { queryText } from "../../platform/forms/values";
import { ENGLISH } from "../../platform/i18n/languages";
import { speechIn } from "../../platform/i18n/speech.server";
import { markIn } from "../../platform/once.server";
import { discardDraft, startDraft } from "./draft.server";
import { fitOf, isOpenToFamilies, type ServiceToChoose, searchToRefer } from "./find-services.server";
import { openReferral } from "./open-referral.server";
import type { ReferralReader } from "./reader.server";

export interface ServiceCard {
	id: string;
	name: string;
	organisation: string;
	summary: string;
	/** "About 3 weeks"; null where nobody has said. */
	wait: string | null;
	/** Its public page. */
	href: string;
	receives: boolean;
	/** Whether a family comes there by itself. */
	isOpen: boolean;
}

export interface NewPage {
	title: string;
	council: string;
	q: string;
	services: ServiceCard[];
	total: number;
	page: number;
	pages: number;
}

const MAX_WORDS = 200;

export async function newPage(who: ReferralReader, search: URLSearchParams): Promise<NewPage> {
	const { t } = speechIn(ENGLISH);
	const q = queryText(search, "q", MAX_WORDS);
	const page = /^\d{1,4}$/.test(search.get("page") ?? "") ? Math.max(1, Number(search.get("page"))) : 1;
	const { found, pages, total } = await searchToRefer(who, { q, page });
	return {
		title: `${t("staff-referrals:new.title")} – ${t("common:product")}`,
		council: who.council.name,
		q,
		services: found.map((one) => serviceCard(who, one)),
		total,
		page,
		pages,
	};
}

export function serviceCard({ council }: ReferralReader, { service, receives }: ServiceToChoose): ServiceCard {
	const { format, t } = speechIn(ENGLISH);
	const { name, summary, waitWeeks } = service.content;
	return {
		id: service.id,
		name,
		organisation: service.organisation.content.name,
		summary,
		wait:
			waitWeeks === null
				? null
				: waitWeeks === 0
					? t("staff-referrals:new.no-wait")
					: t("staff-referrals:new.wait", { span: format.span(waitWeeks, "week") }),
		href: pathsFor("en").service(council.slug, service.slug),
		receives,
		isOpen: isOpenToFamilies(service),
	};
}

const chosen = form({ service: id(), from: id() });

/** `service`: its name, where families see it. */
export type Begun = { ok: true; id: string } | { ok: false; reason: Misfit; service: string | null };

/**
 * Begins a referral to a service, with the answers of another one of theirs where it comes from there. A draft that it comes
 * from is thrown away.
 * @throws the page "not found" without a service
 */
export async function begin(who: ReferralReader, values: Values): Promise<Begun> {
	const { service: serviceId, from } = readAnswers(chosen, values);
	if (serviceId === null) throw pageError("not-found");
	const { service, misfits } = await fitOf(who, serviceId, NO_ANSWERS);
	const [misfit] = misfits;
	if (!service || misfit) return { ok: false, reason: misfit ?? "gone", service: service?.content.name ?? null };
	const before = from === null ? undefined : await openReferral(who, from);
	const answers = before && copied(before.details.answers);
	const organisation = { id: service.organisation.id, name: service.organisation.content.name };
	const named = { id: service.id, name: service.content.name, organisation };
	const { id } = await startDraft(who, { service: named, answers, mark: markIn(values) });
	if (before?.state === "draft") await discardDraft(who, before.id);
	return { ok: true, id };
}
