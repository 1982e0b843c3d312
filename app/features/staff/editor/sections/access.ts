import { ACCESS_FEATURES, FACILITIES } from "../../../../model/listings/vocabulary";
import { choices } from "../../../../platform/forms/choice-fields";
import { form } from "../../../../platform/forms/form";
import { note } from "../../../../platform/forms/text-fields";
import { inOrderOf, readSection, type Section } from "./section";

const serviceForm = form({ access: choices(ACCESS_FEATURES), "access-note": note() });

export const serviceAccess: Section<"service"> = {
	slug: "access",
	values: ({ content }) => ({ access: content.accessFeatures, "access-note": content.accessNote ?? "" }),
	read: (values, entry) =>
		readSection(serviceForm, values, ({ access, "access-note": accessNote }) => ({
			...entry,
			content: {
				...entry.content,
				accessFeatures: inOrderOf(entry.content.accessFeatures, access),
				accessNote,
			},
		})),
};

const locationForm = form({ access: choices(ACCESS_FEATURES), "access-note": note(), facilities: choices(FACILITIES) });

export const locationAccess: Section<"location"> = {
	slug: "access",
	values: ({ content }) => ({
		access: content.accessFeatures,
		"access-note": content.accessNote ?? "",
		facilities: content.facilities,
	}),
	read: (values, entry) =>
		readSection(locationForm, values, ({ access, "access-note": accessNote, facilities }) => ({
			...entry,
			content: {
				...entry.content,
				accessFeatures: inOrderOf(entry.content.accessFeatures, access),
				accessNote,
				facilities: inOrderOf(entry.content.facilities, facilities),
			},
		})),
};
