/** Whether families can go to a hub: on a date, and whether its door is open at a moment. The one place that reads a hub's status. */
import type { LocalNow } from "../calendar/local-time";
import { hasHours, type OpenState, openState } from "../calendar/opening-hours";
import type { Hub, LocationContent } from "./shapes";

/** Dates are local; null where nobody has said one. */
export type HubState =
	| { kind: "open"; closesOn: string | null }
	| { kind: "planned"; opensOn: string | null }
	| { kind: "closed"; since: string | null };

/** Of a hub in use, also its door: null where nobody has said any hours. */
export type HubDoor =
	| Exclude<HubState, { kind: "open" }>
	| { kind: "open"; closesOn: string | null; door: OpenState | null };

/** What a hub's status means on a date: one that closes next month is open until then. */
export function hubState({ status, statusFrom }: Pick<Hub, "status" | "statusFrom">, today: string): HubState {
	const ahead = statusFrom !== null && statusFrom > today;
	switch (status) {
		case "active":
			return ahead ? { kind: "planned", opensOn: statusFrom } : { kind: "open", closesOn: null };
		case "planned":
			return { kind: "planned", opensOn: ahead ? statusFrom : null };
		case "closed":
			return ahead ? { kind: "open", closesOn: statusFrom } : { kind: "closed", since: statusFrom };
	}
}

/** Whether a place is a hub that families can go to on a date, whatever its hours. */
export function isHubInUse({ hub }: Pick<LocationContent, "hub">, today: string): boolean {
	return hub !== null && hubState(hub, today).kind === "open";
}

/** Whether a hub's door is open at a moment. It is never said to open again on a day when the hub has closed for good. */
export function hubDoor(
	hub: Pick<Hub, "status" | "statusFrom" | "hours">,
	now: Pick<LocalNow, "date" | "time">,
): HubDoor {
	const state = hubState(hub, now.date);
	if (state.kind !== "open") return state;
	if (!hasHours(hub.hours)) return { ...state, door: null };
	const door = openState(hub.hours, now);
	const neverAgain = !door.open && door.opensNext && state.closesOn !== null && door.opensNext.date >= state.closesOn;
	return { ...state, door: neverAgain ? { open: false, opensNext: null } : door };
}
