import { type Phone, phoneSchema } from "../../../../model/listings/shapes";
import type { Values } from "../../../../platform/forms/field-errors";
import { type Reading, reading } from "../../../../platform/forms/reading";
import { readWeek, weekValues } from "./hours";
import { newRowId, type Row, rowsOf, rowValues } from "./rows";
import type { Section } from "./section";

export const PHONE_KINDS = phoneSchema.shape.kind.unwrap().options;

/** What services and places have in common. */
interface Reachable {
	phones: Phone[];
	email: string | null;
	url: string | null;
}

function emptyPhone(): Phone {
	return { id: newRowId(), number: "", description: null, kind: "voice", languages: [], hours: null };
}

function reachableValues({ phones, email, url }: Reachable): Values {
	return {
		...rowValues(
			"phones",
			(phones.length > 0 ? phones : [emptyPhone()]).map((phone) => ({
				id: phone.id,
				fields: {
					number: phone.number,
					kind: phone.kind,
					description: phone.description ?? "",
					...weekTexts(phone),
				},
			})),
		),
		email: email ?? "",
		url: url ?? "",
	};
}

const weekTexts = ({ hours }: Phone) => weekValues("hours", hours?.regular ?? []) as Record<string, string>;

function readReachable(read: Reading, values: Values, before: Reachable): Reachable {
	return {
		phones: rowsOf(values, "phones").flatMap(
			(row) => readPhone(read, row, before.phones.find(({ id }) => id === row.id) ?? emptyPhone()) ?? [],
		),
		email: read.email("email"),
		url: read.link("url"),
	};
}

function readPhone(read: Reading, { id, at }: Row, before: Phone): Phone | null {
	const number = read.line(at("number"));
	const description = read.optionalLine(at("description"));
	const regular = readWeek(read, at("hours"), before.hours?.regular ?? []);
	if (!number) {
		if (description || regular.length > 0) read.fail(at("number"), "phone-missing");
		return null;
	}
	// Digits with what people put between them, and short codes such as 999.
	if (!/^\+?[\d\s().-]{2,}((ext|x)\.?\s*\d+)?$/i.test(number)) read.fail(at("number"), "phone", number.slice(0, 40));
	const hours =
		regular.length === 0 ? null : { exceptions: [], bankHolidays: "closed" as const, ...before.hours, regular };
	return { ...before, id, number, kind: read.choice(at("kind"), PHONE_KINDS, "voice"), description, hours };
}

export const serviceContact: Section<"service"> = {
	slug: "contact",
	values: ({ content }) => {
		const [person] = content.contacts;
		return {
			...reachableValues(content),
			"person-name": person?.name ?? "",
			"person-title": person?.title ?? "",
			person: person?.id ?? newRowId(),
		};
	},
	read(values, entry) {
		const read = reading(values);
		const [before, ...others] = entry.content.contacts;
		const name = read.optionalLine("person-name");
		const title = read.optionalLine("person-title");
		const first =
			name || title ? [{ id: before?.id ?? rowsOf(values, "person")[0]?.id ?? newRowId(), name, title }] : [];
		return read.done({
			...entry,
			content: {
				...entry.content,
				...readReachable(read, values, entry.content),
				contacts: [...first, ...others],
			},
		});
	},
};

export const locationContact: Section<"location"> = {
	slug: "contact",
	values: ({ content }) => reachableValues(content),
	read(values, entry) {
		const read = reading(values);
		return read.done({
			...entry,
			content: { ...entry.content, ...readReachable(read, values, entry.content) },
		});
	},
};
