import { Button } from "../../../../components/govuk";
import { CHANNELS, FORMATS } from "../../../../model/listings/vocabulary";
import { useSpeech } from "../../../../platform/i18n/context";
import type { PlaceChoices } from "../section-facts.server";
import { ChoiceField, ChoicesField, LineField, SelectField } from "./fields";

/** How the service reaches families, who runs it, and at which places. */
export function ServicePlaces({
	organisations,
	places,
}: {
	organisations: readonly { value: string; text: string }[];
	places: PlaceChoices;
}) {
	const { t } = useSpeech();
	const { chosen, matches: found, searched, more } = places;
	return (
		<>
			<SelectField name="organisation" options={organisations} labelSize="m" />
			<ChoicesField
				name="channels"
				hint="channels"
				choices={CHANNELS.map((value) => ({ value, label: t(`vocabulary:channel.${value}`) }))}
			/>
			{chosen.length > 0 ? (
				<ChoicesField name="places" hint="places" choices={chosen} />
			) : (
				<>
					<h2 className="govuk-heading-m">{t("staff-sections:field.places")}</h2>
					<p className="govuk-body">{t("staff-sections:places.none")}</p>
				</>
			)}
			<div className="app-find-places">
				<LineField name="find" hint="find" width={30} />
				<Button variant="secondary" name="intent" value="show">
					{t("staff-sections:places.search")}
				</Button>
			</div>
			{found.length > 0 ? (
				<ChoicesField
					name="places"
					id="places-found"
					legend={t("staff-sections:places.found")}
					labelSize="s"
					small
					choices={found}
				/>
			) : null}
			{searched && found.length === 0 ? (
				<p className="govuk-body">{t("staff-sections:places.nothing", { words: searched })}</p>
			) : null}
			{more ? <p className="govuk-body">{t("staff-sections:places.more")}</p> : null}
			<LineField name="areas" hint="areas" labelSize="m" />
			<ChoiceField
				name="format"
				choices={[
					...FORMATS.map((value) => ({ value, label: t(`staff-sections:choice.format.${value}`) })),
					{ value: "", label: t("staff-sections:choice.format.none") },
				]}
			/>
		</>
	);
}
