/** The ways to get in touch with a service, as large buttons. */

import type { LocalNow } from "../../../model/calendar/local-time";
import { openState } from "../../../model/calendar/opening-hours";
import type { Phone, ServiceContent } from "../../../model/listings/shapes";
import type { LocalText } from "../../../model/local-text";
import type { Speech } from "../../../platform/i18n/context";
import { phoneHref, phoneWords } from "../../directory/listings/phone-number";
import { describeOpenState } from "./describe-open";

export interface ContactWay {
	key: string;
	kind: "phone" | "text" | "email" | "website";
	href: string;
	/** "Call 01632 960 123" */
	label: string;
	/** What the number is for, in the council's words. */
	about: LocalText | null;
	/** Whether somebody answers now, and languages they speak. */
	detail: string | null;
}

type Contactable = Pick<ServiceContent, "phones" | "email" | "url" | "bookingUrl">;

/** Booking first, then phones, e-mail and website. */
export function describeContacts(
	content: Contactable,
	now: Pick<LocalNow, "date" | "time">,
	{ t, format }: Pick<Speech, "t" | "format">,
): ContactWay[] {
	const { phones, email, url, bookingUrl } = content;
	const way = (key: string, kind: ContactWay["kind"], href: string, label: string): ContactWay => ({
		key,
		kind,
		href,
		label,
		about: null,
		detail: null,
	});
	return [
		...(bookingUrl ? [way("book", "website", bookingUrl, t("directory:contact.book"))] : []),
		...phones.map((phone) => phoneWay(phone)),
		...(email ? [way("email", "email", `mailto:${email}`, t("directory:contact.email", { address: email }))] : []),
		...(url && url !== bookingUrl
			? [way("url", "website", url, t("directory:contact.website", { site: new URL(url).host.replace(/^www\./, "") }))]
			: []),
	];

	function phoneWay({ id, kind, number, description, hours, languages }: Phone): ContactWay {
		const details = [
			hours ? describeOpenState(openState(hours, now), now.date, { t, format }) : "",
			languages.length > 0
				? t("directory:contact.answersIn", {
						languages: format.list(languages.map((code) => format.languageName(code))),
					})
				: "",
		].filter(Boolean);
		const word = kind === "voice" ? "call" : kind === "text" ? "text" : "textphone";
		return {
			key: id,
			kind: kind === "text" ? "text" : "phone",
			href: phoneHref(number, kind === "text" ? "sms" : "tel"),
			label: t(`directory:contact.${word}`, { number: phoneWords(number) }),
			about: description ? { text: description, lang: "en", dir: "ltr" } : null,
			detail: details.length > 0 ? details.join(". ") : null,
		};
	}
}
