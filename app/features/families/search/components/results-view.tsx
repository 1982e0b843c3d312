import { Columns } from "../../../../components/columns";
import { Breadcrumbs, ErrorSummary, InsetText, Pagination } from "../../../../components/govuk";
import { MapIsland } from "../../../../components/map-island";
import { PageHeading } from "../../../../components/page-heading";
import { ViewSwitch } from "../../../../components/view-switch";
import { useSpeech } from "../../../../platform/i18n/context";
import { HubLine } from "../../hubs/components/hub-line";
import { ListingCards } from "../../words/components/listing-card";
import { PostcodeNotice } from "../../words/components/postcode-notice";
import type { ResultsPage } from "../results-page.server";
import { resultsParams } from "../results-params";
import { AnswerBlock } from "./answer-block";
import { EmptyResults } from "./empty-results";
import { FilterForm } from "./filter-form";
import { SearchForm } from "./search-form";

interface Props {
	page: ResultsPage;
	/** More words were typed than are searched for. */
	tooLong: boolean;
	tiles: { url: string; attribution: string } | null;
}

/**
 * Search results: what was understood, what answers it, the services; as a list, or a map with the list under it. The
 * form, the filters and the hub take a line each on a phone, so that the first result is on the first screen.
 */
export function ResultsView({ page, tooLong, tiles }: Props) {
	const { t, paths } = useSpeech();
	const { council, query, view, postcode, hub, cards, map, empty } = page;
	const hubLine = hub ? <HubLine hub={hub} near={postcode.name} /> : null;
	return (
		<>
			<Breadcrumbs
				items={[
					{
						text: council.name,
						href: paths.council(council.slug, { postcode: query.postcode || null }),
						lang: "en",
						dir: "ltr",
					},
				]}
			/>
			{tooLong ? <ErrorSummary errors={[{ field: "q", text: t("directory:search.tooLong") }]} /> : null}
			<PageHeading size="m">{page.sentence}</PageHeading>
			{postcode.problem?.elsewhere ? <PostcodeNotice problem={postcode.problem} /> : null}
			<div className="app-results">
				<SearchForm page={page} tooLong={tooLong} />
				<Columns asideFirst aside={<FilterForm page={page} />}>
					<Understood page={page} />
					<AnswerBlock answer={page.answer} />
					{page.answer ? hubLine : null}
					{empty ? <EmptyResults empty={empty} council={council.slug} /> : <Switches page={page} />}
					{map ? <MapIsland label={t("directory:results.mapLabel")} {...map} tiles={tiles} /> : null}
					<ListingCards cards={cards} level={2} ordered />
					{page.answer ? null : hubLine}
					<Pagination
						page={query.page}
						pages={page.pages}
						href={(number) => paths.services(council.slug, resultsParams({ ...query, page: number }, view))}
					/>
				</Columns>
			</div>
		</>
	);
}

/** When something else was searched for than was typed. */
function Understood({ page: { corrected, someWords, asFilters, notThen, mended } }: { page: ResultsPage }) {
	const { t } = useSpeech();
	return (
		<>
			{asFilters ? <InsetText>{t("directory:results.asFilters", { words: asFilters })}</InsetText> : null}
			{notThen ? <InsetText>{t("directory:results.notThen")}</InsetText> : null}
			{mended ? <InsetText>{t("directory:results.corrected", mended)}</InsetText> : null}
			{corrected ? <InsetText>{t("directory:results.corrected", corrected)}</InsetText> : null}
			{someWords ? <InsetText>{t("directory:results.someWords")}</InsetText> : null}
		</>
	);
}

/** List or map; and the order, where there is a choice of one. */
function Switches({ page: { council, query, view, postcode } }: { page: ResultsPage }) {
	const { t, paths } = useSpeech();
	const href = (changes: Partial<typeof query>, look = view) =>
		paths.services(council.slug, resultsParams({ ...query, ...changes }, look));
	return (
		<>
			<ViewSwitch
				label={t("directory:results.view")}
				items={[
					{ text: t("directory:results.list"), href: href({}, "list"), current: view === "list", icon: "list" },
					{ text: t("directory:results.map"), href: href({}, "map"), current: view === "map", icon: "map" },
				]}
			/>
			{postcode.name && query.q ? (
				<ViewSwitch
					label={t("directory:results.sort")}
					items={(["relevance", "distance"] as const).map((sort) => ({
						text: t(`directory:results.by.${sort}`),
						href: href({ sort, page: 1 }),
						current: query.sort === sort,
					}))}
				/>
			) : null}
		</>
	);
}
