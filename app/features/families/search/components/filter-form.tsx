import { FilterPanel } from "../../../../components/filter-panel";
import { Button, Checkboxes, Details } from "../../../../components/govuk";
import { RemovableTags } from "../../../../components/removable-tags";
import { useSpeech } from "../../../../platform/i18n/context";
import type { ResultsPage } from "../results-page.server";
import type { FilterGroup } from "../results-page-filters";
import { resultsParams } from "../results-params";
import { HiddenQuery } from "./hidden-query";

const FILTERS = ["stage", "topic", "day", "time", "free", "delivery", "language", "send", "access"];

/**
 * Everything a search can be narrowed down by, with the number each choice would find. A form: it needs no script. How old a
 * child is, is asked once, by stage; an age that came with the address stays.
 */
export function FilterForm({ page }: { page: ResultsPage }) {
	const { t, paths } = useSpeech();
	const { query, council, view, groups, choices } = page;
	return (
		<FilterPanel
			title={t("directory:filter.title")}
			count={choices.length > 0 ? t("directory:filter.count", { count: choices.length }) : null}
		>
			<RemovableTags
				label={t("directory:filter.chosen")}
				items={choices.map(({ key, text, href }) => ({
					key,
					text,
					href,
					removeLabel: t("directory:filter.remove", { filter: text }),
				}))}
				clear={{ href: page.clearHref, text: t("directory:filter.clear") }}
			/>
			<form method="get" action={paths.services(council.slug)}>
				<HiddenQuery query={resultsParams(query, view)} except={[...FILTERS, "page"]} />
				{groups.map((group, index) => (
					<Group key={group.name} group={group} open={index === 0} />
				))}
				<p className="govuk-hint">{t("directory:filter.onlySaid")}</p>
				<Button>{t("directory:filter.show")}</Button>
			</form>
		</FilterPanel>
	);
}

/** Folded away unless it is the first or something in it is chosen. */
function Group({ group: { name, title, choices }, open }: { group: FilterGroup; open: boolean }) {
	const { t, format } = useSpeech();
	const chosen = choices.filter((choice) => choice.chosen).map(({ value }) => value);
	return (
		<Details summary={title} open={open || chosen.length > 0}>
			<Checkboxes
				name={name}
				id={`filter-${name}`}
				legend={<span className="govuk-visually-hidden">{title}</span>}
				small
				choices={choices.map(({ value, text, count }) => ({
					value,
					label: t("directory:filter.choice", { text, number: format.number(count) }),
				}))}
				defaultValues={chosen}
			/>
		</Details>
	);
}
