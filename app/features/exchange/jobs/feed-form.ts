/** Reads the form that names a feed. Pure. */
import { type Field, field } from "../../../platform/forms/field";
import { form } from "../../../platform/forms/form";
import { LIMITS } from "../../../platform/forms/text-fields";
import { sourceOf } from "./job-map";

/** Of what a list is known by: letters and figures. */
const LONGEST_SOURCE = 60;

/** What a list is called, as it was typed. */
export const listName = <Reason extends string>(reason: Reason): Field<string, Reason> =>
	field((at) => {
		const typed = at.short(reason);
		if (typed === undefined) return undefined;
		const source = sourceOf(typed);
		return source && source.length <= LONGEST_SOURCE ? typed : at.refuse(reason);
	});

/** The address of a feed, which says no name and no password. */
const feedAddress = (): Field<string, "address"> =>
	field((at) => {
		const typed = at.text(LIMITS.link, "address");
		if (typed === undefined) return undefined;
		const url = URL.canParse(typed) ? new URL(typed) : undefined;
		return url && /^https?:$/.test(url.protocol) && !url.username ? url.href : at.refuse("address");
	});

/** Words for what is wrong stand under `staff-exchange:feed.error.<reason>`. */
export const feedForm = form({ address: feedAddress(), name: listName("name") });
