import { CardList } from "../../../../components/card";
import { Columns } from "../../../../components/columns";
import { Breadcrumbs, Button, ErrorSummary, Input } from "../../../../components/govuk";
import { MapIsland } from "../../../../components/map-island";
import { PageHeading } from "../../../../components/page-heading";
import { SearchPanel } from "../../../../components/search-panel";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import type { HubCard } from "../hub-card";
import type { HubListPage } from "../hub-list.server";
import { HubSummary } from "./hub-summary";

interface Props {
	page: HubListPage;
	council: { slug: string; name: string };
	tiles: { url: string; attribution: string } | null;
}

/** All hubs of a council: those to go to first, then those to come, then those that are gone. */
export function HubListView({ page, council, tiles }: Props) {
	const { t, paths } = useSpeech();
	const { heading, typed, postcodeError, sortedBy, open, planned, closed, markers, outline, here } = page;
	return (
		<>
			<Breadcrumbs items={[{ text: council.name, href: paths.council(council.slug), lang: "en", dir: "ltr" }]} />
			{postcodeError ? <ErrorSummary errors={[{ field: "postcode", text: postcodeError }]} /> : null}
			<PageHeading lead={t("hubs:list.lead")}>
				<Foreign text={heading} />
			</PageHeading>
			<SearchPanel action={paths.hubs(council.slug)} label={t("hubs:postcode.find")}>
				<Input
					name="postcode"
					label={t("hubs:postcode.label")}
					labelSize="s"
					hint={t("hubs:postcode.hint")}
					error={postcodeError}
					defaultValue={typed}
					autoComplete="postal-code"
					autoCapitalize="characters"
					maxLength={40}
					width={10}
					dir="ltr"
				/>
				<Button>{t("hubs:postcode.find")}</Button>
			</SearchPanel>
			<Columns
				aside={
					markers.length > 0 ? (
						<MapIsland label={t("hubs:list.map")} markers={markers} tiles={tiles} outline={outline} here={here} />
					) : null
				}
			>
				{sortedBy ? <p className="govuk-body">{sortedBy}</p> : null}
				{open.length === 0 ? <p className="govuk-body">{t("hubs:list.none")}</p> : null}
				<Hubs hubs={open} />
				{planned.length > 0 ? (
					<section>
						<h2 className="govuk-heading-l">{t("hubs:list.planned")}</h2>
						<Hubs hubs={planned} />
					</section>
				) : null}
				{closed.length > 0 ? (
					<section>
						<h2 className="govuk-heading-l">{t("hubs:list.closed")}</h2>
						<Hubs hubs={closed} />
					</section>
				) : null}
			</Columns>
		</>
	);
}

function Hubs({ hubs }: { hubs: readonly HubCard[] }) {
	if (hubs.length === 0) return null;
	return (
		<CardList>
			{hubs.map((hub) => (
				<HubSummary key={hub.id} hub={hub} level={2} />
			))}
		</CardList>
	);
}
