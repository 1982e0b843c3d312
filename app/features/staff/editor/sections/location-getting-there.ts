import { reading } from "../../../../platform/forms/reading";
import type { Section } from "./section";

export const locationGettingThere: Section<"location"> = {
	slug: "getting-there",
	values: ({ content }) => ({
		"getting-there": content.gettingThere ?? "",
		outreach: content.hub?.outreach ?? "",
	}),
	read(values, entry) {
		const read = reading(values);
		const { hub } = entry.content;
		return read.done({
			...entry,
			content: {
				...entry.content,
				gettingThere: read.note("getting-there"),
				hub: hub && { ...hub, outreach: read.note("outreach") },
			},
		});
	},
};
