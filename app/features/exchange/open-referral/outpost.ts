/**
 * Services as Outpost's own API gives them (version 1: `content`, `totalElements`), said in the words of HSDS-UK. What an item
 * holds is not looked into here: where a part has another shape, it goes on as it is, and the reader of items tells.
 */
import { DAY_NAMES, DAYS } from "../../../model/calendar/shapes";

type Raw = Record<string, unknown>;
const isObject = (value: unknown): value is Raw => typeof value === "object" && value !== null && !Array.isArray(value);

/** What `make` makes of the objects of a list; anything else goes on as it is. */
const each = (list: unknown, make: (one: Raw) => unknown): unknown =>
	Array.isArray(list) ? list.map((one) => (isObject(one) ? make(one) : one)) : list;

const idOf = (id: unknown): unknown => (typeof id === "number" ? String(id) : id);

/** An item of a page of Outpost's as one of HSDS-UK. */
export function fromOutpost(item: unknown): unknown {
	if (!isObject(item)) return item;
	const { organisation, locations, contacts, taxonomies, regular_schedules, cost_options, links } = item;
	const [link] = Array.isArray(links) ? links : [];
	return {
		id: idOf(item.id),
		name: item.name,
		description: item.description,
		status: item.status ?? "active",
		url: item.url ?? (isObject(link) ? link.url : undefined),
		minimum_age: item.min_age,
		maximum_age: item.max_age,
		organization: isObject(organisation) ? { ...organisation, id: idOf(organisation.id) } : organisation,
		service_at_locations: each(locations, (one) => ({
			id: `${idOf(item.id)}-${idOf(one.id)}`,
			location: locationOf(one),
		})),
		contacts: each(contacts, ({ phone, ...one }) => ({
			...one,
			id: idOf(one.id),
			title: one.title ?? one.name,
			phones: phone ? [{ number: phone }] : [],
		})),
		schedules: each(regular_schedules, (one) => ({
			id: idOf(one.id),
			freq: "WEEKLY",
			byday: dayOf(one.weekday),
			opens_at: one.opens_at,
			closes_at: one.closes_at,
		})),
		cost_options: item.free === true ? [{ id: `${idOf(item.id)}-free`, amount: 0 }] : each(cost_options, costOf),
		attributes: each(taxonomies, (one) => ({
			id: `${idOf(item.id)}-${idOf(one.id)}`,
			taxonomy_term: { id: idOf(one.id), name: one.name },
		})),
	};
}

const dayOf = (weekday: unknown): unknown => DAYS.find((day) => DAY_NAMES[day] === weekday) ?? weekday;

const costOf = (cost: Raw): Raw => ({
	...cost,
	id: idOf(cost.id),
	amount: cost.amount,
	option: cost.option ?? cost.cost_type,
});

/** "HP22" of "HP22 4PE". */
const outwardOf = (postcode: unknown): unknown =>
	typeof postcode === "string" ? postcode.slice(0, 10).trim().slice(0, -3).trim() : postcode;

/** A place whose exact address is to be masked is confidential here: nothing of it is read but the area. */
function locationOf(place: Raw): Raw {
	const { geometry, accessibilities } = place;
	const [longitude, latitude] = isObject(geometry) && Array.isArray(geometry.coordinates) ? geometry.coordinates : [];
	const isMasked = place.mask_exact_address === true;
	return {
		id: idOf(place.id),
		name: isMasked ? place.city : (place.name ?? place.address_1),
		location_type: "physical",
		...(!isMasked && { latitude, longitude }),
		addresses: [
			{
				id: `${idOf(place.id)}-address`,
				address_1: isMasked ? undefined : place.address_1,
				city: place.city,
				postal_code: isMasked ? undefined : place.postal_code,
			},
		],
		...(isMasked && { start_for_life: { masked: true, outward: outwardOf(place.postal_code) } }),
		accessibility: each(accessibilities, ({ name, slug }) => ({ id: slug, description: name })),
	};
}
