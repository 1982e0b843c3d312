import { ACCESS_FEATURES, FACILITIES } from "../../../../model/listings/vocabulary";
import { reading } from "../../../../platform/forms/reading";
import type { Section } from "./section";

export const serviceAccess: Section<"service"> = {
	slug: "access",
	values: ({ content }) => ({ access: content.accessFeatures, "access-note": content.accessNote ?? "" }),
	read(values, entry) {
		const read = reading(values);
		return read.done({
			...entry,
			content: {
				...entry.content,
				accessFeatures: read.choices("access", ACCESS_FEATURES, entry.content.accessFeatures),
				accessNote: read.note("access-note"),
			},
		});
	},
};

export const locationAccess: Section<"location"> = {
	slug: "access",
	values: ({ content }) => ({
		access: content.accessFeatures,
		"access-note": content.accessNote ?? "",
		facilities: content.facilities,
	}),
	read(values, entry) {
		const read = reading(values);
		return read.done({
			...entry,
			content: {
				...entry.content,
				accessFeatures: read.choices("access", ACCESS_FEATURES, entry.content.accessFeatures),
				accessNote: read.note("access-note"),
				facilities: read.choices("facilities", FACILITIES, entry.content.facilities),
			},
		});
	},
};
