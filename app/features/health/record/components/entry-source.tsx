import { Tag } from "../../../../components/govuk";
import type { EntrySource } from "../entry-words";

/** Under an entry: who says so, as what, and since when. */
export function EntrySourceLine({ source }: { source: EntrySource }) {
	return (
		<p className="govuk-hint">
			{source.status ? (
				<>
					<Tag colour="grey">{source.status}</Tag>{" "}
				</>
			) : null}
			{source.group}: {source.by}. {source.recorded}
		</p>
	);
}
