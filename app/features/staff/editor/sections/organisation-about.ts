import { reading } from "../../../../platform/forms/reading";
import type { Section } from "./section";

export const organisationAbout: Section<"organisation"> = {
	slug: "about",
	values: ({ content }) => ({
		name: content.name,
		description: content.description,
		url: content.url ?? "",
		email: content.email ?? "",
	}),
	read(values, entry) {
		const read = reading(values);
		return read.done({
			...entry,
			content: {
				...entry.content,
				name: read.needed("name", "name"),
				description: read.prose("description"),
				url: read.link("url"),
				email: read.email("email"),
			},
		});
	},
};
