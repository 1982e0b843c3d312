import { BadgeList } from "../../../../components/badges";
import type { DoorWords } from "../describe-hub";

/** Whether one can go in, in words and in colour. */
export function DoorBadge({ door: { isOpenNow, kind, text } }: { door: DoorWords }) {
	return (
		<BadgeList
			items={[{ key: "door", icon: "clock", text, tone: isOpenNow ? "good" : kind === "open" ? "plain" : "attention" }]}
		/>
	);
}
