/** The next appointment, for the home of a child. */
import { localNow } from "../../../model/calendar/local-time";
import { isKind } from "../../../model/health/record/entry";
import { bySigns } from "../../../model/order";
import type { NextThing } from "../record/child-home.server";
import { whenIs } from "./appointments";

export const nextAppointmentThing: NextThing = {
	sections: ["appointments"],
	say: ({ child, entries }, speech) => {
		if (child.diedOn !== null) return null;
		const today = localNow().date;
		const [next] = entries
			.filter(isKind("appointment"))
			.filter(({ status, body }) => status === "current" && body.on >= today)
			.sort((one, other) => bySigns(whenOf(one.body), whenOf(other.body)));
		if (!next) return null;
		return {
			title: speech.t("health-sections:appointments.next", { when: whenIs(next.body, speech, today) }),
			text: next.body.what,
			page: "/appointments",
		};
	},
};

/** One without a time comes first on its day. */
const whenOf = ({ on, time }: { on: string; time: string | null }) => `${on} ${time ?? ""}`;
