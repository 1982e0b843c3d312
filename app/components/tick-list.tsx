import { IconLabel } from "./icon";

/** What there is, with a tick each; side by side where there is room. */
export function TickList({ items }: { items: readonly string[] }) {
	if (items.length === 0) return null;
	return (
		<ul className="govuk-list app-ticks">
			{items.map((item) => (
				<li key={item}>
					<IconLabel icon="check">{item}</IconLabel>
				</li>
			))}
		</ul>
	);
}
