/** The page behind the link in a reminder: what families read of a listing, and one button that says it is still right. */
import { and, eq, isNull } from "drizzle-orm";
import { council, entry, person, roleGrant } from "../../../../db/schema";
import { mayKnowAddress } from "../../../model/listings/confidential";
import { type StaffAsker, systemFor } from "../../../model/people/asker";
import { allows } from "../../../model/people/roles";
import { staffPaths } from "../../../paths";
import { recorded } from "../../../platform/audit.server";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { findLink, takeLink } from "../../../platform/single-use-links.server";
import { readFor } from "../../../platform/store.server";
import type { Read } from "../../../platform/store-handles";
import { markConfirmed } from "../../publishing/confirm-entry.server";
import { type DescribedSection, describeEntry } from "../../publishing/describe-entry";
import { findEntry } from "../../publishing/find-entry.server";
import { knownNames } from "../../publishing/known-names.server";
import { STILL_RIGHT } from "../../publishing/remind-keepers.server";

const SYSTEM = systemFor("confirming by a link");

/** `thanks`: confirmed just now; `gone`: families read nothing of it any more; `unknown`: no such link. */
export type StillRightState = "ask" | "thanks" | "used" | "expired" | "gone" | "unknown";

export interface StillRightPage {
	title: string;
	state: StillRightState;
	/** Null where the link says nothing. */
	listing: {
		name: string;
		council: string;
		/** When it was last checked, in words; null for never. */
		checked: string | null;
		/** What families read; nothing unless it is asked about. */
		sections: DescribedSection[];
		editHref: string;
	} | null;
}

export async function stillRightPage(token: string, { done }: { done: boolean }): Promise<StillRightPage> {
	const speech = speechIn(ENGLISH);
	const db = await readFor(SYSTEM);
	const found = await findSentLink(db, token);
	const state = found ? stateOf(found, done) : "unknown";
	const title = `${speech.t(`staff-freshness:heading.${state}`)} – ${speech.t("common:product")}`;
	if (!found) return { title, state, listing: null };
	const { council, live, title: name, kind, id, assuredOn } = found.entry;
	const described =
		state === "ask" && live && found.sentTo
			? describeEntry(live, await knownNames(await readFor(found.sentTo), council.id, live), speech)
			: [];
	const sections = described.map((section) => ({
		...section,
		rows: section.rows.filter(({ lines }) => lines.length > 0),
	}));
	return {
		title,
		state,
		listing: {
			name,
			council: council.name,
			checked: assuredOn && speech.format.date(assuredOn),
			sections: sections.filter(({ slug, rows }) => slug !== "translations" && rows.length > 0),
			editHref: staffPaths(council.slug).entry(kind, id),
		},
	};
}

/** Says that the listing is still right, in the name of whom the link was sent to. @returns false when it cannot */
export async function confirmByLink(token: string): Promise<boolean> {
	return recorded(SYSTEM, async (tx) => {
		const found = await findSentLink(tx, token);
		if (!found?.sentTo || stateOf(found, false) !== "ask") return false;
		if (!(await takeLink(tx, STILL_RIGHT, token))) return false;
		return markConfirmed(tx, { councilId: found.entry.council.id, id: found.entry.id, by: found.sentTo.person });
	});
}

type SentLink = NonNullable<Awaited<ReturnType<typeof findSentLink>>>;

function stateOf({ link, entry, sentTo }: SentLink, done: boolean): StillRightState {
	if (link.state === "used") return done ? "thanks" : "used";
	if (link.state === "expired" || !sentTo) return "expired";
	return entry.live ? "ask" : "gone";
}

/** What a link is about, and whom it was sent to: nobody, when they do not work for the council any more. */
async function findSentLink(db: Read, token: string) {
	const link = await findLink(db, STILL_RIGHT, token);
	if (!link) return undefined;
	const [ownCouncil] = await db
		.select({ id: council.id, slug: council.slug, name: council.name })
		.from(entry)
		.innerJoin(council, eq(council.id, entry.councilId))
		.where(eq(entry.id, link.subjectId));
	const found = ownCouncil && (await findEntry(db, ownCouncil.id, link.subjectId));
	if (!found) return undefined;
	const grants = await db
		.select({
			person: { id: person.id, name: person.name },
			role: roleGrant.role,
			organisationId: roleGrant.organisationId,
		})
		.from(person)
		.innerJoin(roleGrant, and(eq(roleGrant.personId, person.id), eq(roleGrant.councilId, ownCouncil.id)))
		.where(and(eq(person.id, link.personId ?? ""), isNull(person.deactivatedAt)));
	const roles = grants.map(({ role }) => role);
	const sentTo: StaffAsker | undefined = grants[0] && {
		kind: "staff",
		person: grants[0].person,
		council: ownCouncil,
		roles,
		organisationIds: grants.flatMap(({ organisationId }) => organisationId ?? []),
		can: (permission) => allows(roles, permission),
	};
	// It has become confidential since: to them there is no such listing any more.
	if (sentTo && !mayKnowAddress(sentTo, found)) return undefined;
	return { link, sentTo, entry: { ...found, council: ownCouncil } };
}
