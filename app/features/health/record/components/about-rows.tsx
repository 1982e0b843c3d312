import { SummaryList } from "../../../../components/govuk";
import type { AboutRow } from "../record-pages.server";
import { BesideEntry } from "./beside-entry";
import { EntrySourceLine } from "./entry-source";

/** What is known about a child, and who says so where it came in later. */
export function AboutRows({ rows }: { rows: readonly AboutRow[] }) {
	return (
		<SummaryList
			rows={rows.map(({ key, value, entry }) => ({
				key,
				value: entry ? (
					// Words of the reader's language, with a place among them.
					<>
						{value}
						<EntrySourceLine source={entry.source} />
						<div className="app-no-print">
							<BesideEntry id={entry.id} what={key} />
						</div>
					</>
				) : (
					<bdi>{value}</bdi>
				),
			}))}
		/>
	);
}
