/** The records that are open to a professional, how they get at one more, and the home of one. */
import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { localNow } from "../../../model/calendar/local-time";
import type { Section } from "../../../model/health/record/sections";
import { RECORD_SECTIONS } from "../../../paths";
import { sent } from "../../../platform/forms/choice-fields";
import type { Values } from "../../../platform/forms/field-errors";
import { form, readValues } from "../../../platform/forms/form";
import { type Limit, mayTry } from "../../../platform/rate-limit.server";
import { ageInWords, correctedAgeInWords } from "../record/age-words";
import { requireChildRecord } from "../record/open-record.server";
import { speechFor } from "../record/reader.server";
import { type RecordHead, recordHead } from "../record/record-pages.server";
import { tryShare } from "../sharing/open-share.server";
import { joinRecord, listRecordsOpenTo, type RecordProfessionalReader } from "./record-access.server";

export interface RecordsPage {
	title: string;
	/** "Helen Okoro, Health visitor, Northmere" */
	as: string;
	records: { id: string; name: string; born: string; sections: string; until: string }[];
	/** What they have just done. */
	done: string | null;
}

export async function recordsPage(
	who: RecordProfessionalReader,
	{ language }: AppLoadContext,
	search: URLSearchParams,
): Promise<RecordsPage> {
	const { t, format } = speechFor(who, language);
	const open = await listRecordsOpenTo(who);
	return {
		title: `${t("staff-records:title")} – ${t("common:product")}`,
		as: t("staff-records:as", {
			name: who.person.name,
			role: t(`staff:role.${who.role}`),
			organisation: who.council.name,
		}),
		records: open.map(({ child, sections, until }) => ({
			id: child.id,
			name: `${child.givenName} ${child.familyName}`,
			born: t("health-record:born", { date: format.date(child.bornOn) }),
			sections: format.list(sections.map((section) => t(`health-record:section.${section}`))),
			until: t("staff-records:until", { when: format.moment(until) }),
		})),
		done: search.has("left")
			? t("staff-records:left")
			: search.has("answered")
				? t("staff-records:problem.answered")
				: null,
	};
}

/** Links pasted by one person. */
const LINKS_TYPED: Limit = { name: "record-link", tries: 30, seconds: 3600 };

const linkForm = form({ link: sent(2000), passcode: sent(40) });
const payload = z.object({ url: z.string().max(500), key: z.string().max(100) });

/** What is inside of a SMART Health Link, wherever it stands in what was pasted: its token and key. */
export function readShareLink(typed: string): { token: string; key: string } | undefined {
	const [, inside] = /shlink:\/([\w-]{1,1500})/.exec(typed) ?? [];
	if (inside === undefined) return undefined;
	try {
		const { url, key } = payload.parse(JSON.parse(Buffer.from(inside, "base64url").toString("utf8")));
		const [, token] = /\/([\w-]{43})$/.exec(url) ?? [];
		return token === undefined ? undefined : { token, key };
	} catch {
		return undefined;
	}
}

export type Joined =
	| { ok: true; childId: string }
	| { ok: false; reason: "link" | "gone" | "passcode" | "too-many" | null; remaining: number | null; typed: Values };

/** Opens a share that a guardian gave them, which makes the record one of theirs for as long as the share lasts. */
export async function joinByLink(who: RecordProfessionalReader, values: Values, now = new Date()): Promise<Joined> {
	const refused = (reason: Extract<Joined, { ok: false }>["reason"], remaining: number | null = null): Joined => ({
		ok: false,
		reason,
		remaining,
		typed: values,
	});
	const answers = readValues(linkForm, values);
	// A form that is only shown again has nothing wrong with it.
	if (!answers.ok) return refused(null);
	const { link, passcode } = answers.values;
	const read = readShareLink(link ?? "");
	if (!read) return refused("link");
	if (!(await mayTry(LINKS_TYPED, who.person.id))) return refused("too-many");
	const tried = await tryShare({ ...read, passcode: passcode ?? null }, now);
	if (!tried.ok) return tried.reason === "gone" ? refused("gone") : refused("passcode", tried.remaining);
	return (await joinRecord(who, tried.id, now)) ? { ok: true, childId: tried.childId } : refused("gone");
}

export interface RecordHome {
	head: RecordHead;
	age: string;
	born: string;
	doors: { page: string; title: string }[];
	until: string;
}

/** Pages of a record, by the sections that they show: all of these have to be open. */
const DOORS: readonly { page: string; sections: readonly Section[] }[] = [
	{ page: "/growth", sections: ["growth"] },
	{ page: "/immunisations", sections: ["immunisations"] },
	{ page: "/checks", sections: ["reviews", "screening"] },
	...RECORD_SECTIONS.map((section) => ({ page: `/${section}`, sections: [section] })),
];

export async function recordHome(
	who: RecordProfessionalReader,
	childId: string | undefined,
	{ language }: AppLoadContext,
): Promise<RecordHome> {
	const speech = speechFor(who, language);
	const { t, format } = speech;
	const opened = await requireChildRecord(who, childId, ["about"]);
	const { child, sections, until } = opened;
	const today = localNow().date;
	const age = ageInWords(child.bornOn, today, speech);
	const corrected = correctedAgeInWords(child, today, speech);
	const isOpen = (section: Section) => sections === null || sections.includes(section);
	return {
		head: recordHead(opened, t("staff-records:record"), speech),
		age: corrected === null ? age : format.list([age, t("health-record:home.corrected", { age: corrected })]),
		born: t("health-record:born", { date: format.date(child.bornOn) }),
		doors: DOORS.filter((door) => door.sections.some(isOpen)).map((door) => ({
			page: door.page,
			title: format.list(door.sections.filter(isOpen).map((section) => t(`health-record:section.${section}`))),
		})),
		until: until ? t("staff-records:until", { when: format.moment(until) }) : "",
	};
}
