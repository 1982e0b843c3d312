import { SummaryList } from "../../../../components/govuk";
import type { AboutRow } from "../record-pages.server";
import { EntrySourceLine } from "./entry-source";

/** What is known about a child, and who says so where it came in later. */
export function AboutRows({ rows }: { rows: readonly AboutRow[] }) {
	return (
		<SummaryList
			rows={rows.map(({ key, value, source }) => ({
				key,
				value: (
					<>
						<bdi>{value}</bdi>
						{source ? <EntrySourceLine source={source} /> : null}
					</>
				),
			}))}
		/>
	);
}
