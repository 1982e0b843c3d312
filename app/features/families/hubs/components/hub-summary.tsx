import { Card } from "../../../../components/card";
import { IconLabel } from "../../../../components/icon";
import { Foreign } from "../../../../platform/i18n/context";
import type { HubCard } from "../hub-card";
import { DoorBadge } from "./door-badge";

/** A hub as a card: its name, whether it is open, where it is. */
export function HubSummary({ hub, level = 3, highlight }: { hub: HubCard; level?: 2 | 3; highlight?: boolean }) {
	const { name, href, type, address, door, distance, alert } = hub;
	return (
		<Card title={<Foreign text={name} />} href={href} level={level} kicker={type} highlight={highlight}>
			<DoorBadge door={door} />
			{door.notice ? <p>{door.notice}</p> : null}
			{door.reason ? (
				<p>
					<Foreign text={door.reason} />
				</p>
			) : null}
			{alert ? (
				<p>
					<strong>
						<Foreign text={alert} />
					</strong>
				</p>
			) : null}
			<p>
				<IconLabel icon="place">
					<span lang="en" dir="ltr">
						{address}
					</span>
				</IconLabel>
			</p>
			{distance ? <p>{distance}</p> : null}
		</Card>
	);
}
