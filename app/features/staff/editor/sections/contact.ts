import { type Phone, phoneSchema } from "../../../../model/listings/shapes";
import { choice } from "../../../../platform/forms/choice-fields";
import type { Values } from "../../../../platform/forms/field-errors";
import { type AnswerTo, form } from "../../../../platform/forms/form";
import { phone, samePhone } from "../../../../platform/forms/phone-field";
import { newRowId, rowId, rows, rowValues } from "../../../../platform/forms/rows";
import { email, line, link } from "../../../../platform/forms/text-fields";
import { asBefore, week, weekValues } from "./hours";
import { readSection, type Section } from "./section";

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

const phoneRow = form(
	{ number: phone(), kind: choice(PHONE_KINDS).or("voice"), description: line(), hours: week() },
	({ number, description, hours = [] }) => ({
		number: number === null && (description || hours.length > 0) && "phone-missing",
	}),
);

const reachableFields = { phones: rows(phoneRow), email: email(), url: link() };
const reachableForm = form(reachableFields);

/** A row without a number is none. */
function phonesOf(typed: AnswerTo<typeof reachableForm>["phones"], phones: readonly Phone[]): Phone[] {
	return typed.flatMap(({ id, number, kind, description, hours }) => {
		const before = phones.find((one) => one.id === id) ?? emptyPhone();
		const regular = asBefore(hours, before.hours?.regular ?? []);
		return number === null
			? []
			: {
					...before,
					id,
					// A number that came in groups of its own keeps them.
					number: samePhone(number, before.number) ? before.number : number,
					kind,
					description,
					hours:
						regular.length === 0 ? null : { exceptions: [], bankHolidays: "closed" as const, ...before.hours, regular },
				};
	});
}

const serviceForm = form({ ...reachableFields, "person-name": line(), "person-title": line(), person: rowId() });

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
	read: (values, entry) =>
		readSection(serviceForm, values, ({ phones, email, url, person, ...said }) => {
			const [before, ...others] = entry.content.contacts;
			const { "person-name": name, "person-title": title } = said;
			const first = name || title ? [{ id: before?.id ?? person, name, title }] : [];
			return {
				...entry,
				content: {
					...entry.content,
					phones: phonesOf(phones, entry.content.phones),
					email,
					url,
					contacts: [...first, ...others],
				},
			};
		}),
};

export const locationContact: Section<"location"> = {
	slug: "contact",
	values: ({ content }) => reachableValues(content),
	read: (values, entry) =>
		readSection(reachableForm, values, ({ phones, email, url }) => ({
			...entry,
			content: { ...entry.content, phones: phonesOf(phones, entry.content.phones), email, url },
		})),
};
