/**
 * An item of a feed as a service with its organisation and places. A feed is somebody else's: each field that is wrong is
 * told with the item's id and its path, and either the field is left out or, when a family could not do without it, the
 * item is refused. The items beside it do not notice.
 */
import { type Place, type Schedule, type ServiceContent, serviceContentSchema } from "../../../model/listings/shapes";
import type { ForeignField } from "../../../platform/foreign/field";
import type { ForeignProblem } from "../../../platform/foreign/findings";
import { ForeignItem, idOf } from "../../../platform/foreign/item";
import { readable } from "../../../platform/foreign/markup";
import { type Understood, valueOr } from "../../../platform/foreign/understood";
import { stableId } from "../../../platform/ids";
import { asSlug } from "../../directory/listings/slugs";
import type { Entry } from "../ledger/ledger-book";
import { entriesOf, sourceNote } from "./item-ledger";
import { type ReadLocation, readLocation } from "./read-location";
import { type ReadOrganisation, readOrganisation } from "./read-organisation";
import { readSchedule } from "./read-schedule";
import { serviceContent } from "./service-content";
import { draftService, type ServiceDraft } from "./service-draft";

const STATUSES = ["active", "inactive", "defunct", "temporarily closed"] as const;

export interface ReadService {
	sourceId: string;
	slug: string | undefined;
	active: boolean;
	assuredOn: string | null;
	organisation: ReadOrganisation;
	locations: ReadLocation[];
	/** `places[].locationId` holds the location's id in the feed. */
	content: ServiceContent;
}

export interface ReadItem {
	/** The item's id in the feed; null when it has none that can be read. */
	sourceId: string | null;
	/** How its problems name it. */
	where: string;
	/** Undefined when the item was refused. */
	service: ReadService | undefined;
	problems: ForeignProblem[];
	/** A place or a schedule of a service that was kept could not be read. */
	isPartial: boolean;
	/** All that the item says, and what became of it. */
	entries: Entry[];
	/** Ids of places in the feed that could not be read. */
	unreadLocations: string[];
}

/**
 * Reads one fully nested service.
 * @param nth its position in the feed, from 1, by which an item without an id is told
 */
export function readService(value: unknown, nth: number): ReadItem {
	const sourceId = idOf(value);
	// Another portal of our kind gives texts as they are.
	const isOurs = typeof value === "object" && value !== null && "start_for_life" in value;
	const item = new ForeignItem(sourceId ?? `number ${nth} in the feed`, isOurs ? value : readable(value));
	const reader = new ServiceReader(item);
	const service = item.refused ? undefined : reader.read();
	return {
		sourceId,
		where: item.where,
		service: item.refused ? undefined : service,
		problems: item.problems,
		isPartial: reader.isPartial,
		entries: entriesOf(item, service),
		unreadLocations: reader.unreadLocations,
	};
}

/** A needed field that was not understood has refused the item: what stands in its place is never used. */
const neededText = (said: Understood<string>) => valueOr(said, "");

class ServiceReader {
	readonly unreadLocations: string[] = [];
	isPartial = false;
	private readonly locations: ReadLocation[] = [];
	/** What is said of the times of sessions that could not be read. */
	private readonly timeWords: string[] = [];

	constructor(private readonly item: ForeignItem) {}

	read(): ReadService | undefined {
		const { item, locations } = this;
		const id = neededText(item.at("id").needed.id());
		const name = neededText(item.at("name").needed.text());
		const status = valueOr(item.at("status").needed.choice(STATUSES), "defunct");
		const organisationId =
			valueOr(item.at("organization", "id").id(), null) ?? neededText(item.at("organization_id").needed.id());
		if (item.refused) return undefined;
		const own = item.at("start_for_life");
		const when = this.when(id);
		const timesNote = [...new Set(this.timeWords)].join("\n") || null;
		const draft = draftService(item, { id, name, status }, { ...when, timesNote });
		const slug = valueOr(own.at("slug").as(asSlug, "is not a slug"), undefined);
		const assuredOn = valueOr(item.at("assured_date").date(), null);
		const organisation = readOrganisation(item.at("organization"), organisationId);
		const said = serviceContent(draft);
		const content = serviceContentSchema.safeParse({ ...said, sourceNote: sourceNote(item, said, locations) });
		if (!content.success) {
			for (const { path, message } of content.error.issues) item.refuse(path.join("."), message);
			return undefined;
		}
		return {
			sourceId: id,
			slug,
			active: status === "active" || status === "temporarily closed",
			assuredOn,
			organisation,
			locations,
			content: content.data,
		};
	}

	/** The places with what happens there, and what happens at none of them. */
	private when(id: string): Pick<ServiceDraft, "places" | "schedules" | "isOnline"> {
		const { item } = this;
		const readSchedules = (at: ForeignField) => this.each(at, (one) => this.schedule(one, id));
		const all = this.each(item.at("service_at_locations"), (one): Place | { schedules: Schedule[] } | undefined => {
			// "Online" is a way to come, and no place on a map.
			const isVirtual = valueOr(one.at("location", "location_type").text(), "") === "virtual";
			if (isVirtual) return { schedules: readSchedules(one.at("schedules")) };
			const locationId = this.location(one.at("location"));
			if (locationId === undefined) return undefined;
			const schedules = readSchedules(one.at("schedules"));
			return { id: valueOr(one.at("id").text(), null) ?? stableId("place", id, locationId), locationId, schedules };
		});
		const places = all.filter((one): one is Place => "locationId" in one);
		const online = all.filter((one) => !("locationId" in one));
		const scheduled = new Set(all.flatMap(({ schedules }) => schedules.map((schedule) => schedule.id)));
		const ofService = readSchedules(item.at("schedules")).filter((schedule) => !scheduled.has(schedule.id));
		const schedules = [...online.flatMap((one) => one.schedules), ...ofService];
		const isOnline = online.length > 0;
		// The profile hangs schedules on the service: with one place, that is where they happen.
		const [onlyPlace] = places;
		if (all.length !== 1 || !onlyPlace || item.at("start_for_life").isObject) return { places, schedules, isOnline };
		return { places: [{ ...onlyPlace, schedules: [...onlyPlace.schedules, ...schedules] }], schedules: [], isOnline };
	}

	private schedule(at: ForeignField, id: string): Schedule | undefined {
		const read = readSchedule(at, id);
		if ("schedule" in read) return read.schedule;
		if (read.words) this.timeWords.push(read.words);
		return undefined;
	}

	/** The id of a place in the feed; undefined when it could not be read. */
	private location(location: ForeignField): string | undefined {
		const sourceId = valueOr(location.at("id").text(), null);
		if (sourceId === null) {
			location.wrong("has no id");
			return undefined;
		}
		const read = readLocation(location, sourceId);
		if (read) this.locations.push(read);
		else this.unreadLocations.push(sourceId);
		return read?.sourceId;
	}

	/** What is read of a list; that not all of it could be is remembered. */
	private each<T>(at: ForeignField, read: (one: ForeignField) => T | undefined): T[] {
		const all = at.list();
		const made = valueOr(at.each(read), []);
		this.isPartial ||= all.state === "not-understood" || made.length < valueOr(all, []).length;
		return made;
	}
}
