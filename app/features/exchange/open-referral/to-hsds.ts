/** From published listings to HSDS-UK 3.0. Whatever is confidential was already taken out of what comes in. */

import { stagesOf } from "../../../model/listings/ages";
import { isConfidential } from "../../../model/listings/confidential";
import type { PublicLocation } from "../../../model/listings/public-location";
import type { PublicOrganisation, PublicService } from "../../../model/listings/public-service";
import type { Eligibility, Phone, Schedule, ServiceContent } from "../../../model/listings/shapes";
import { languageNames } from "../../../platform/i18n/language-names";
import { stableId } from "../../../platform/ids";
import type {
	HsdsAttribute,
	HsdsLanguage,
	HsdsLocation,
	HsdsOrganization,
	HsdsPhone,
	HsdsSchedule,
	HsdsService,
	HsdsServiceAtLocation,
} from "./hsds";
import { vocabularyTerm } from "./taxonomies";

/** Leaves out, at every depth, what is null: the standard wants none. */
function withoutNulls(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutNulls);
	if (typeof value !== "object" || value === null) return value;
	const kept = Object.entries(value).filter(([, one]) => one !== null && one !== undefined);
	return Object.fromEntries(kept.map(([key, one]) => [key, withoutNulls(one)]));
}

/** Leaves out nulls, and what is empty: a text, or a list. */
function present<T extends object>(value: { [K in keyof T]: T[K] | null }): T {
	const kept = Object.entries(value).filter(([, one]) => one !== "" && !(Array.isArray(one) && one.length === 0));
	return withoutNulls(Object.fromEntries(kept)) as T;
}

const languageName = languageNames("en");

function language(ownerId: string, code: string, note?: string): HsdsLanguage {
	if (code === "*") return present<HsdsLanguage>({ id: stableId("language", ownerId, "*"), note });
	return present<HsdsLanguage>({ id: stableId("language", ownerId, code), name: languageName(code), code, note });
}

function phone(phone: Phone): HsdsPhone {
	return present<HsdsPhone>({
		id: phone.id,
		number: phone.number,
		type: phone.kind,
		description: phone.description,
		languages: phone.languages.map((code) => language(phone.id, code)),
		start_for_life: phone.hours && { hours: phone.hours },
	});
}

/** One part of an RRULE: `BYDAY` of "FREQ=WEEKLY;BYDAY=MO" is "MO". */
const part = (rrule: string | null, name: string) => new RegExp(`(?:^|;)${name}=([^;]+)`).exec(rrule ?? "")?.[1];

export function toHsdsSchedule(schedule: Schedule, content: ServiceContent): HsdsSchedule {
	const interval = part(schedule.rrule, "INTERVAL");
	return present<HsdsSchedule>({
		id: schedule.id,
		valid_from: schedule.dtstart,
		valid_to: schedule.validTo,
		dtstart: schedule.dtstart,
		freq: part(schedule.rrule, "FREQ"),
		interval: interval ? Number(interval) : null,
		byday: part(schedule.rrule, "BYDAY"),
		bymonthday: part(schedule.rrule, "BYMONTHDAY"),
		description: schedule.termTimeOnly ? "In school term time only." : null,
		opens_at: schedule.start,
		closes_at: schedule.end,
		attending_type: content.channels.join(", "),
		notes: schedule.note,
		start_for_life: present({
			rrule: schedule.rrule,
			rdates: schedule.rdates,
			exdates: schedule.exdates,
			term_time_only: schedule.termTimeOnly || null,
			bank_holidays: schedule.bankHolidays,
		}),
	});
}

export function toHsdsLocation(place: PublicLocation): HsdsLocation {
	const { content } = place;
	if (isConfidential(place)) {
		return {
			id: place.id,
			location_type: "physical",
			name: `Confidential address in ${place.outward}`,
			start_for_life: present({
				masked: true,
				outward: place.outward,
				access_features: content.accessFeatures,
				facilities: content.facilities,
			}),
		};
	}
	const { address } = content;
	return present<HsdsLocation>({
		id: place.id,
		location_type: "physical",
		name: content.name,
		description: content.description,
		latitude: place.position?.lat,
		longitude: place.position?.lon,
		external_identifier: content.uprn,
		external_identifier_type: content.uprn && "UPRN",
		addresses: [
			present({
				id: stableId("address", place.id),
				address_1: address.line1 || content.name,
				address_2: address.line2,
				city: address.town || place.outward,
				state_province: address.county || address.town || place.outward,
				postal_code: address.postcode,
				country: "GB",
				address_type: "physical" as const,
			}),
		],
		accessibility: [
			...content.accessFeatures.map((feature) => ({
				id: stableId("accessibility", place.id, feature),
				accessibility: feature,
			})),
			...(content.accessNote?.split("\n") ?? []).map((description) => ({
				id: stableId("accessibility", place.id, description),
				description,
			})),
		],
		phones: content.phones.map(phone),
		start_for_life: present({
			slug: place.slug,
			summary: content.summary,
			alert: content.alert,
			email: content.email,
			url: content.url,
			address,
			access_features: content.accessFeatures,
			access_note: content.accessNote,
			facilities: content.facilities,
			getting_there: content.gettingThere,
			hub: content.hub,
			translations: content.translations,
		}),
	});
}

export function toHsdsOrganization({ id, content }: PublicOrganisation): HsdsOrganization {
	return {
		...present<Omit<HsdsOrganization, "description">>({
			id,
			name: content.name,
			email: content.email,
			website: content.url,
			logo: content.logo,
			organization_identifiers: content.identifiers.map((one) =>
				present({ id: one.id, identifier_scheme: one.scheme, identifier_type: one.type, identifier: one.value }),
			),
		}),
		// The standard wants one, also of an organisation of which nobody has said anything.
		description: content.description,
	};
}

/** The terms that a service carries. */
export function toHsdsAttributes({ id, content }: Pick<PublicService, "id" | "content">): HsdsAttribute[] {
	const own = (key: string, slugs: readonly string[]) =>
		slugs.map((slug) => ({
			id: stableId("attribute", id, key, slug),
			link_type: key,
			taxonomy_term: vocabularyTerm(key, slug),
		}));
	return [
		...own("topic", content.topics),
		...own("stage", stagesOf(content.eligibility)),
		...own("level", content.level ? [content.level] : []),
		...own("channel", content.channels),
		...content.foreignTerms.map((term) =>
			present<HsdsAttribute>({
				id: term.id,
				link_type: term.linkType,
				taxonomy_term: present({
					id: term.termId,
					name: term.term,
					description: term.term,
					taxonomy: term.taxonomy,
					taxonomy_id: term.taxonomyId,
					term_uri: term.uri,
				}),
			}),
		),
	];
}

/** Ages in years, as the standard has them, to the nearest hundredth: months do not fit whole years. */
function ages({ fromMonths, toMonths, children }: Eligibility) {
	const years = (months: number) => Math.round((months / 12) * 100) / 100;
	if (!children) return {};
	return {
		minimum_age: fromMonths === null ? null : years(fromMonths),
		// Ours is the first month that is too old; the standard's is the oldest that is welcome.
		maximum_age: toMonths === null ? null : years(toMonths - 1),
	};
}

/** The facts of a service that are one to one, as lists give them. */
export function toHsdsListedService(service: PublicService): HsdsService {
	const { id, content } = service;
	return present<HsdsService>({
		id,
		organization_id: service.organisation.id,
		name: content.name,
		description: [content.summary, content.description].filter(Boolean).join("\n\n"),
		url: content.url,
		email: content.email,
		status: "active",
		fees: content.free ? "Free" : content.costNote,
		accreditations: content.programme,
		...ages(content.eligibility),
		assured_date: service.assuredOn,
		alert: content.alert,
		last_modified: service.updatedAt.toISOString(),
		organization: toHsdsOrganization(service.organisation),
	});
}

/** Everything about a service, nested. */
export function toHsdsService(service: PublicService): HsdsService {
	const { id, content } = service;
	return present<HsdsService>({
		...toHsdsListedService(service),
		schedules: [...content.schedules, ...content.places.flatMap((place) => place.schedules)].map((schedule) =>
			toHsdsSchedule(schedule, content),
		),
		service_areas: content.areasServed.map((name) => ({ id: stableId("service-area", id, name), name })),
		service_at_locations: content.places.flatMap((place) => {
			const at = service.locations.get(place.locationId);
			if (!at) return [];
			const schedules = place.schedules.map((schedule) => toHsdsSchedule(schedule, content));
			return [{ id: place.id, service_id: id, location: toHsdsLocation(at), schedules }];
		}),
		languages: [
			...content.heldIn.map((code) => language(id, code, "Held in this language")),
			...content.interpreter.map((code) => language(stableId(id, "interpreter"), code, "An interpreter can be booked")),
		],
		cost_options: content.costs.map((cost) =>
			present({
				id: cost.id,
				valid_from: cost.validFrom,
				valid_to: cost.validTo,
				amount: cost.amount,
				amount_description: cost.description,
			}),
		),
		// Names of people are left out; their roles are enough to ask for them.
		contacts: content.contacts.filter((one) => one.title).map((one) => present({ id: one.id, title: one.title })),
		attributes: toHsdsAttributes(service),
		phones: content.phones.map(phone),
		eligibility_description: content.eligibility.note,
		application_process: content.howToJoin,
		interpretation_services: content.interpreter.length ? "An interpreter can be booked." : null,
		wait_time: content.waitWeeks === null ? null : `${content.waitWeeks} weeks`,
		start_for_life: present({
			slug: service.slug,
			summary: content.summary,
			topics: content.topics,
			level: content.level,
			programme: content.programme,
			eligibility: content.eligibility,
			channels: content.channels,
			format: content.format,
			joining: content.joining,
			booking_url: content.bookingUrl,
			free: content.free,
			times_note: content.timesNote,
			source_note: content.sourceNote,
			held_in: content.heldIn,
			interpreter: content.interpreter,
			send: content.send,
			access_features: content.accessFeatures,
			access_note: content.accessNote,
			wait_weeks: content.waitWeeks,
			translations: content.translations,
		}),
	});
}

/** Each place of a service as an entry of its own, with the service inside. */
export function toHsdsServicesAtLocations(service: PublicService): HsdsServiceAtLocation[] {
	const whole = toHsdsService(service);
	const { service_at_locations: places = [], ...rest } = whole;
	return places.map((place) => ({ ...place, service: rest }));
}
