/** What an entry still lacks before families may read it: where to mend it, and the words' key. Pure. */
import { hasHours } from "../../model/calendar/opening-hours";
import { isConfidential } from "../../model/listings/confidential";
import { type Hub, type ServiceContent, saysWho } from "../../model/listings/shapes";
import { type DraftEntry, entryShapes } from "./entries";

export interface Missing {
	/** The section of the editor in which it is mended. */
	section: string;
	/** `staff-editorial:missing.<reason>` */
	reason:
		| "name"
		| "summary"
		| "description"
		| "topics"
		| "level"
		| "who"
		| "channels"
		| "places"
		| "times"
		| "contact"
		| "joining"
		| "phone"
		| "cost"
		| "address"
		| "position"
		| "hours"
		| "body"
		| "stages"
		| "text"
		| "shape";
}

/** What is missing, in the order of the editor's sections; nothing when the entry can be published. */
export function missingForPublication(entry: DraftEntry): Missing[] {
	return orShape(unanswered(entry), entry);
}

/**
 * What keeps a draft from families: what it lacks, but for questions that what they read now leaves open too. Nobody has to
 * make an answer up in order to mend a telephone number.
 */
export function obstaclesTo({ current, live }: { current: DraftEntry; live: DraftEntry | null }): Missing[] {
	const open = new Set(live && unanswered(live).map(({ reason }) => reason));
	return orShape(
		unanswered(current).filter(({ reason }) => !open.has(reason)),
		current,
	);
}

const orShape = (missing: Missing[], entry: DraftEntry): Missing[] =>
	missing.length > 0 || entryShapes[entry.kind].safeParse(entry).success
		? missing
		: [{ section: "check", reason: "shape" }];

function unanswered(entry: DraftEntry): Missing[] {
	const missing: Missing[] = [];
	const lacks = (is: boolean, section: string, reason: Missing["reason"]) => {
		if (is) missing.push({ section, reason });
	};
	switch (entry.kind) {
		case "service": {
			const { content } = entry;
			lacks(!content.name.trim(), "about", "name");
			lacks(!content.summary.trim(), "about", "summary");
			lacks(content.topics.length === 0, "about", "topics");
			lacks(content.level === null, "about", "level");
			const { pregnancy, children } = content.eligibility;
			lacks(!saysWho(content.eligibility) || (!children && !pregnancy), "who", "who");
			lacks(content.channels.length === 0, "places", "channels");
			// Whoever may drop in needs to know where and when; others agree it with the service.
			const dropIn = content.joining === "drop-in" && content.channels.includes("in-person");
			const timed = [content, ...content.places].some(({ schedules }) => schedules.length > 0);
			lacks(dropIn && content.places.length === 0, "places", "places");
			lacks(
				dropIn && content.places.length > 0 && !timed && !content.howToJoin && !content.timesNote,
				"times",
				"times",
			);
			lacks(!content.free && content.costs.length === 0 && !content.costNote, "cost", "cost");
			lacks(content.joining === null, "joining", "joining");
			const lacksNumber = isRung(content) && content.phones.length === 0;
			lacks(lacksNumber, "contact", "phone");
			const reachable = content.phones.length > 0 || content.email || content.url || content.bookingUrl;
			const byFamilies = content.joining === "book" || content.joining === "self-referral";
			lacks(byFamilies && !reachable && content.places.length === 0 && !lacksNumber, "contact", "contact");
			break;
		}
		case "location": {
			const { content, position } = entry;
			lacks(!content.name.trim(), "about", "name");
			lacks(!content.address.line1.trim() || !content.address.postcode.trim(), "address", "address");
			lacks(
				!isConfidential(entry) && position === null && content.address.postcode.trim() !== "",
				"address",
				"position",
			);
			lacks(content.hub !== null && needsHours(content.hub), "hours", "hours");
			break;
		}
		case "organisation":
			lacks(!entry.content.name.trim(), "about", "name");
			break;
		case "article":
			lacks(!entry.content.title.trim(), "about", "name");
			lacks(!entry.content.summary.trim(), "about", "summary");
			lacks(entry.content.topics.length === 0, "about", "topics");
			lacks(entry.content.stages.length === 0, "about", "stages");
			lacks(!entry.content.body.trim(), "text", "body");
			break;
		case "offer-section":
			lacks(!entry.content.text.trim(), "text", "text");
			break;
	}
	return missing;
}

/** Whether families use it by calling or writing to a number. */
const isRung = ({ channels }: Pick<ServiceContent, "channels">): boolean =>
	channels.some((channel) => channel === "phone" || channel === "text");

/** A hub in use is open at some time; one that is planned or has closed need not say when. */
const needsHours = ({ status, hours }: Hub): boolean => status === "active" && !hasHours(hours);
