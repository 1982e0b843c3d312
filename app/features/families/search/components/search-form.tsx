import { Button, Input, Select } from "../../../../components/govuk";
import { SearchPanel } from "../../../../components/search-panel";
import { DISTANCES } from "../../../../model/listings/vocabulary";
import { useSpeech } from "../../../../platform/i18n/context";
import { MAX_QUERY_LENGTH } from "../../../directory/search/search-params";
import type { ResultsPage } from "../results-page.server";
import { resultsParams } from "../results-params";
import { HiddenQuery } from "./hidden-query";

/** Words, postcode and distance above the results; the filters stay as they are. */
export function SearchForm({ page, tooLong }: { page: ResultsPage; tooLong: boolean }) {
	const { t, format, paths } = useSpeech();
	const { query, council, view, postcode } = page;
	const wrong = postcode.problem && !postcode.problem.elsewhere ? postcode.problem.text : undefined;
	return (
		<SearchPanel
			action={paths.services(council.slug)}
			label={t("directory:search.label")}
			folded={{ summary: t("directory:search.change"), open: tooLong || wrong !== undefined }}
		>
			<Input
				name="q"
				type="search"
				label={t("directory:search.q")}
				labelSize="s"
				maxLength={MAX_QUERY_LENGTH}
				error={tooLong ? t("directory:search.tooLong") : undefined}
				defaultValue={query.q}
			/>
			<Input
				name="postcode"
				label={t("directory:search.postcode")}
				labelSize="s"
				width={10}
				autoComplete="postal-code"
				error={wrong}
				defaultValue={query.postcode}
			/>
			<Select
				name="distance"
				label={t("directory:filter.distance")}
				labelSize="s"
				defaultValue={query.distance === null ? "" : String(query.distance)}
				options={[
					{ value: "", text: t("directory:filter.anyDistance") },
					...DISTANCES.map((miles) => ({ value: String(miles), text: format.miles(miles) })),
				]}
			/>
			<HiddenQuery query={resultsParams(query, view)} except={["q", "postcode", "distance", "page"]} />
			<Button>{t("directory:search.find")}</Button>
		</SearchPanel>
	);
}
