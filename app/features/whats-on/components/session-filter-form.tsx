import { FilterPanel } from "../../../components/filter-panel";
import { Button, Checkboxes, Input, Select } from "../../../components/govuk";
import { SearchPanel } from "../../../components/search-panel";
import { useSpeech } from "../../../platform/i18n/context";
import { type Asked, NO_FILTERS, toQuery } from "../filters";
import type { WhatsOnPage } from "../whats-on.server";

interface Props {
	page: WhatsOnPage;
	council: string;
}

/** What a form must say again so that it is not lost. */
function Kept({ asked }: { asked: Asked }) {
	return Object.entries(toQuery(asked)).flatMap(([name, value]) =>
		[value ?? []].flat().map((each) => <input key={`${name} ${each}`} type="hidden" name={name} value={each} />),
	);
}

/** Goes to a date, with the filters as they are. */
export function JumpToDate({ page: { asked, date }, council }: Props) {
	const { t, paths } = useSpeech();
	return (
		<SearchPanel action={paths.whatsOn(council)} label={t("calendar:whatsOn.jump")}>
			<Kept asked={{ ...asked, date: null }} />
			<Input type="date" name="date" label={t("calendar:whatsOn.jump")} defaultValue={date} width={10} />
			<Button variant="secondary">{t("calendar:whatsOn.go")}</Button>
		</SearchPanel>
	);
}

/** Narrows the sessions down, on the date that is shown. */
export function SessionFilterForm({ page, council }: Props) {
	const { t, paths } = useSpeech();
	const { asked, options, chosen } = page;
	const { stage, age, topic, time, free, language, hub } = asked.filters;
	const any = { value: "", text: t("calendar:filter.any") };
	return (
		<FilterPanel
			title={t("calendar:filter.title")}
			count={chosen.length > 0 ? t("calendar:filter.count", { count: chosen.length }) : null}
		>
			<form action={paths.whatsOn(council)} method="get">
				<Kept asked={{ ...asked, filters: { ...NO_FILTERS, age } }} />
				<Select
					name="stage"
					label={t("calendar:filter.stage")}
					options={[any, ...options.stages]}
					defaultValue={stage[0] ?? ""}
				/>
				<Select
					name="topic"
					label={t("calendar:filter.topic")}
					options={[any, ...options.topics]}
					defaultValue={topic[0] ?? ""}
				/>
				{options.hubs.length > 0 ? (
					<Select
						name="hub"
						label={t("calendar:filter.hub")}
						options={[any, ...options.hubs]}
						defaultValue={hub ?? ""}
					/>
				) : null}
				{options.languages.length > 0 ? (
					<Select
						name="language"
						label={t("calendar:filter.language")}
						options={[any, ...options.languages]}
						defaultValue={language[0] ?? ""}
					/>
				) : null}
				<Checkboxes
					name="time"
					legend={t("calendar:filter.time")}
					small
					choices={options.times.map(({ value, text }) => ({ value, label: text }))}
					defaultValues={time}
				/>
				<Checkboxes
					name="free"
					legend={t("calendar:filter.free")}
					small
					choices={[{ value: "1", label: t("calendar:filter.freeOnly") }]}
					defaultValues={free ? ["1"] : []}
				/>
				<Button>{t("calendar:filter.apply")}</Button>
			</form>
		</FilterPanel>
	);
}
