/** Whether families can go to a hub. */
import type { Hub } from "./shapes";

/** Dates are local; null where nobody has said one. */
export type HubState =
	| { kind: "open"; closesOn: string | null }
	| { kind: "planned"; opensOn: string | null }
	| { kind: "closed"; since: string | null };

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
