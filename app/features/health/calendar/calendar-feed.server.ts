/**
 * The appointments of a child as a calendar that a phone subscribes to, at an address that is its own secret. It says when, and
 * "Appointment": not what, where, whose.
 */
import { eq } from "drizzle-orm";
import { child, guardianLink } from "../../../../db/schema/health";
import { calendarAround, writeDiary } from "../../../model/calendar/ical";
import { addDays, localNow } from "../../../model/calendar/local-time";
import { type Entry, isKind } from "../../../model/health/record/entry";
import type { PersonAsker } from "../../../model/people/asker";
import { recordedAt, recordStream } from "../../../platform/audit.server";
import { pageError } from "../../../platform/errors";
import { ENGLISH, findLanguage } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { stableId } from "../../../platform/ids";
import { health } from "../../../platform/store.server";
import type { Read } from "../../../platform/store-handles";
import { sightOf } from "../record/reader.server";
import { openChild } from "../record/stored-record.server";
import { type GuardianLink, linkByToken } from "./guardian-links.server";

const DAYS_BACK = 30;

/** Whose the link is: they see what their pages show. */
export const guardianOf = ({ personId }: GuardianLink): PersonAsker => ({
	kind: "person",
	person: { id: personId, name: "" },
});

/**
 * The calendar behind an address. A phone asks for it every hour: the first time of a day is a line in the record's log.
 * @throws the page "not found" for an address that there is not, or whose guardian is none any more
 */
export async function calendarFeed(token: string, today = localNow().date): Promise<string> {
	const link = await linkByToken(["calendar"], token);
	if (!link) throw pageError("not-found");
	const asker = guardianOf(link);
	const dates =
		link.lookedOn === today
			? await appointmentsFor(await health.readFor(asker), link)
			: await recordedAt(health, recordStream(link.childId), asker, async (tx) => {
					const found = await appointmentsFor(tx, link);
					if (!found) return undefined;
					await tx.update(guardianLink).set({ lookedOn: today }).where(eq(guardianLink.id, link.id));
					tx.record({
						action: "record.calendar-read",
						actor: { id: link.personId },
						recordId: link.childId,
						subject: { kind: "guardian-link", id: link.id },
						details: { sections: ["appointments"] },
					});
					return found;
				});
	if (!dates) throw pageError("not-found");
	return write(link, dates, today);
}

/** @returns undefined for somebody who is no guardian; none after a death */
async function appointmentsFor(db: Read<"health">, link: GuardianLink): Promise<Entry[] | undefined> {
	const sight = await sightOf(guardianOf(link), db, link.childId);
	if (!sight) return undefined;
	const { entries } = await sight.entries(["appointments"]);
	return (await hasDied(db, link.childId)) ? [] : entries;
}

/** Whether a child has died, whatever a guardian's pages show. One whose facts do not open may have. */
export async function hasDied(db: Read<"health">, childId: string): Promise<boolean> {
	const [row] = await db.select().from(child).where(eq(child.id, childId));
	const found = row && openChild(row);
	return !found || found.diedOn !== null;
}

function write(link: GuardianLink, entries: readonly Entry[], today: string): string {
	const language = findLanguage(link.language) ?? ENGLISH;
	const { t } = speechIn(language);
	const lang = language.code;
	const events = writeDiary(
		entries
			.filter(isKind("appointment"))
			.filter(({ status, body }) => status === "current" && body.on >= addDays(today, -DAYS_BACK))
			.map(({ id, body: { on, time }, recordedAt: stamp }) => ({
				uid: stableId("appointment", link.id, id),
				stamp,
				date: on,
				time,
				summary: { text: t("health-calendar:feed.appointment"), lang },
			})),
	);
	return calendarAround({ name: t("health-calendar:feed.name"), lang }, events);
}
