import { FilterPanel } from "../../../../components/filter-panel";
import { Button, Checkboxes, Input, Select } from "../../../../components/govuk";
import { DISTANCES } from "../../../../model/listings/vocabulary";
import { useSpeech } from "../../../../platform/i18n/context";
import type { WhatsOnPage } from "../whats-on.server";

interface Props {
	page: WhatsOnPage;
	council: string;
}

/** Goes to a date, and narrows down what is on. */
export function SessionFilterForm({ page, council }: Props) {
	const { t, format, paths } = useSpeech();
	const { query, options, chosen } = page;
	const { stage, age, topic, time, free, language, hub } = query.filters;
	const problem = query.unread === null ? undefined : t("calendar:filter.dateProblem");
	const place = page.near.problem && !page.near.problem.elsewhere ? page.near.problem.text : undefined;
	const any = { value: "", text: t("calendar:filter.any") };
	return (
		<FilterPanel
			title={t("calendar:filter.title")}
			open={problem !== undefined || place !== undefined}
			count={chosen.length > 0 ? t("calendar:filter.count", { count: chosen.length }) : null}
		>
			<form action={paths.whatsOn(council)} method="get">
				{query.view === "day" ? null : <input type="hidden" name="view" value={query.view} />}
				{age === null ? null : <input type="hidden" name="age" value={age} />}
				<Input
					type={query.unread === null ? "date" : "text"}
					name="date"
					label={t("calendar:filter.date")}
					error={problem}
					defaultValue={query.unread ?? page.date}
				/>
				<Input
					name="postcode"
					label={t("directory:search.postcode")}
					width={10}
					autoComplete="postal-code"
					error={place}
					defaultValue={query.near.postcode}
				/>
				<Select
					name="distance"
					label={t("directory:filter.distance")}
					defaultValue={query.near.distance === null ? "" : String(query.near.distance)}
					options={[
						{ value: "", text: t("directory:filter.anyDistance") },
						...DISTANCES.map((miles) => ({ value: String(miles), text: format.miles(miles) })),
					]}
				/>
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
