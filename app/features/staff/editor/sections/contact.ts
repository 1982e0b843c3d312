import { type Phone, phoneSchema } from "../../../../model/listings/shapes";
import { choice } from "../../../../platform/forms/choice-fields";
import type { Values } from "../../../../platform/forms/field-errors";
import { type AnswerTo, form } from "../../../../platform/forms/form";
import { phone } from "../../../../platform/forms/phone-field";
import { newRowId, type Row, rowId, rows, rowValues } from "../../../../platform/forms/rows";
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

const phoneRow = (kept: readonly Phone[]) =>
	form(
		{
			number: phone(kept.map(({ number }) => number)),
			kind: choice(PHONE_KINDS).or("voice"),
			description: line(),
			hours: week(),
		},
		({ number, description, hours = [] }) => ({
			number: number === null && (description || hours.length > 0) && "phone-missing",
		}),
	);

const reachableFields = ({ phones }: Reachable) => ({ phones: rows(phoneRow(phones)), email: email(), url: link() });

/** A row without a number is none. */
function phonesOf(typed: readonly Row<AnswerTo<ReturnType<typeof phoneRow>>>[], phones: readonly Phone[]): Phone[] {
	return typed.flatMap(({ id, number, kind, description, hours }) => {
		const before = phones.find((one) => one.id === id) ?? emptyPhone();
		const regular = asBefore(hours, before.hours?.regular ?? []);
		return number === null
			? []
			: {
					...before,
					id,
					number,
					kind,
					description,
					hours:
						regular.length === 0 ? null : { exceptions: [], bankHolidays: "closed" as const, ...before.hours, regular },
				};
	});
}

const serviceForm = (content: Reachable) =>
	form({ ...reachableFields(content), "person-name": line(), "person-title": line(), person: rowId() });

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
		readSection(serviceForm(entry.content), values, ({ phones, email, url, person, ...said }) => {
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
		readSection(form(reachableFields(entry.content)), values, ({ phones, email, url }) => ({
			...entry,
			content: { ...entry.content, phones: phonesOf(phones, entry.content.phones), email, url },
		})),
};
