import type { Hub } from "../../../../model/listings/shapes";
import { HUB_STATUSES, HUB_TYPES } from "../../../../model/listings/vocabulary";
import { choice } from "../../../../platform/forms/choice-fields";
import { form } from "../../../../platform/forms/form";
import { line, note, prose } from "../../../../platform/forms/text-fields";
import { date, dateValues } from "../../../../platform/forms/when-fields";
import { blankLocation } from "../../../publishing/blank";
import { readSection, type Section } from "./section";

const newHub = (): Hub | null => blankLocation("", true).content.hub;

const aboutForm = form({
	name: line().needed("name"),
	summary: line().or(""),
	description: prose().or(""),
	hub: choice(["hub", "place"]).or("place"),
	"hub-type": choice(HUB_TYPES),
	"hub-status": choice(HUB_STATUSES),
	"status-from": date().onlyWhen("hub", "hub"),
	"status-reason": note().onlyWhen("hub", "hub"),
	formerly: line().onlyWhen("hub", "hub"),
	"co-located-with": line().onlyWhen("hub", "hub"),
	alert: note(),
});

export const locationAbout: Section<"location"> = {
	slug: "about",
	values: ({ content }) => {
		const hub = content.hub ?? newHub();
		return {
			name: content.name,
			summary: content.summary,
			description: content.description,
			hub: content.hub ? "hub" : "place",
			"hub-type": hub?.type ?? "",
			"hub-status": hub?.status ?? "",
			...dateValues("status-from", hub?.statusFrom ?? null),
			"status-reason": hub?.statusReason ?? "",
			formerly: hub?.formerly ?? "",
			"co-located-with": hub?.coLocatedWith ?? "",
			alert: content.alert ?? "",
		};
	},
	read: (values, entry, context) =>
		readSection(
			aboutForm,
			values,
			({ name, summary, description, alert, ...said }) => {
				const before = entry.content.hub ?? newHub();
				const hub = said.hub === "hub" &&
					before && {
						...before,
						type: said["hub-type"] ?? before.type,
						status: said["hub-status"] ?? before.status,
						statusFrom: said["status-from"],
						statusReason: said["status-reason"],
						formerly: said.formerly,
						coLocatedWith: said["co-located-with"],
					};
				return { ...entry, content: { ...entry.content, name, summary, description, alert, hub: hub || null } };
			},
			locationAbout.values(entry, context),
		),
};
