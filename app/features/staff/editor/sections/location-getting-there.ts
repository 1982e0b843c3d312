import { form } from "../../../../platform/forms/form";
import { note } from "../../../../platform/forms/text-fields";
import { readSection, type Section } from "./section";

const gettingThereForm = form({ "getting-there": note(), outreach: note() });

export const locationGettingThere: Section<"location"> = {
	slug: "getting-there",
	values: ({ content }) => ({
		"getting-there": content.gettingThere ?? "",
		outreach: content.hub?.outreach ?? "",
	}),
	read: (values, entry) =>
		readSection(gettingThereForm, values, ({ "getting-there": gettingThere, outreach }) => {
			const { hub } = entry.content;
			return { ...entry, content: { ...entry.content, gettingThere, hub: hub && { ...hub, outreach } } };
		}),
};
