/**
 * Services as Outpost's own API gives them (version 1: `content`, `totalElements`), said in the words of HSDS-UK. What an item
 * holds is not looked into here: where a part has another shape, or no name in HSDS-UK, it goes on as it is, and the reader of
 * items tells.
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
	const { organisation, locations, contacts, taxonomies, regular_schedules, cost_options, links, free, ...others } =
		item;
	const { min_age: minimum_age, max_age: maximum_age, ...rest } = others;
	const [link, ...moreLinks] = Array.isArray(links) ? links : [];
	return {
		...rest,
		id: idOf(item.id),
		status: item.status ?? "active",
		url: item.url ?? (isObject(link) ? link.url : undefined),
		additional_urls: [...(item.url === undefined || item.url === null ? [] : [link]), ...moreLinks].filter(isObject),
		minimum_age,
		maximum_age,
		organization: isObject(organisation) ? { ...organisation, id: idOf(organisation.id) } : organisation,
		service_at_locations: each(locations, (one) => ({
			id: `${idOf(item.id)}-${idOf(one.id)}`,
			location: locationOf(one),
		})),
		contacts: each(contacts, ({ phone, ...one }) => ({
			...one,
			id: idOf(one.id),
			phones: phone ? [{ number: phone }] : [],
		})),
		schedules: each(regular_schedules, ({ weekday, ...one }) => ({
			...one,
			id: idOf(one.id),
			freq: "WEEKLY",
			byday: dayOf(weekday),
		})),
		cost_options: free === true ? [{ id: `${idOf(item.id)}-free`, amount: 0 }] : each(cost_options, costOf),
		attributes: each(taxonomies, (one) => ({
			id: `${idOf(item.id)}-${idOf(one.id)}`,
			taxonomy_term: { ...one, id: idOf(one.id) },
		})),
	};
}

const dayOf = (weekday: unknown): unknown => DAYS.find((day) => DAY_NAMES[day] === weekday) ?? weekday;

const costOf = ({ cost_type, ...cost }: Raw): Raw => ({ ...cost, id: idOf(cost.id), option: cost.option ?? cost_type });

/** "HP22" of "HP22 4PE". */
const outwardOf = (postcode: unknown): unknown =>
	typeof postcode === "string" ? postcode.slice(0, 10).trim().slice(0, -3).trim() : postcode;

/** A place whose exact address is to be masked is confidential here: nothing of it is read but the area. */
function locationOf(place: Raw): Raw {
	const { geometry, accessibilities, mask_exact_address, name, address_1, city, postal_code, ...others } = place;
	const [longitude, latitude] = isObject(geometry) && Array.isArray(geometry.coordinates) ? geometry.coordinates : [];
	const isMasked = mask_exact_address === true;
	return {
		...(!isMasked && { ...others, latitude, longitude }),
		id: idOf(place.id),
		name: isMasked ? city : (name ?? address_1),
		location_type: "physical",
		addresses: [
			{
				id: `${idOf(place.id)}-address`,
				address_1: isMasked ? undefined : address_1,
				city,
				postal_code: isMasked ? undefined : postal_code,
			},
		],
		...(isMasked && { start_for_life: { masked: true, outward: outwardOf(postal_code) } }),
		accessibility: each(accessibilities, ({ name, slug, ...one }) => ({ ...one, id: slug, description: name })),
	};
}
