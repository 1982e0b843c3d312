import { form } from "../../../../platform/forms/form";
import { email, line, link, prose } from "../../../../platform/forms/text-fields";
import { readSection, type Section } from "./section";

const aboutForm = form({ name: line().needed("name"), description: prose().or(""), url: link(), email: email() });

export const organisationAbout: Section<"organisation"> = {
	slug: "about",
	values: ({ content }) => ({
		name: content.name,
		description: content.description,
		url: content.url ?? "",
		email: content.email ?? "",
	}),
	read: (values, entry) =>
		readSection(aboutForm, values, (typed) => ({ ...entry, content: { ...entry.content, ...typed } })),
};
