import { SummaryList } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { Prose } from "../../../../components/prose";
import { useSpeech } from "../../../../platform/i18n/context";
import type { LoadedData } from "../loaded-data";

const LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

/** Where the facts come from and whose they are. The sentences of copyright are prescribed, in English. */
export function AboutTheData({ loaded }: { loaded: LoadedData }) {
	const { t, format } = useSpeech();
	const { postcodes, areas, deprivation, fictional } = loaded;
	const of = (what: { count: number; loadedOn: string }) => ({
		number: format.number(what.count),
		date: format.date(what.loadedOn),
	});
	const missing = t("places:data.places.not-loaded");
	return (
		<>
			<PageHeading lead={t("places:data.lead")}>{t("places:data.title")}</PageHeading>
			<Prose>
				<h2>{t("places:data.services.title")}</h2>
				<p>{t("places:data.services.body")}</p>
				<p>{t("places:data.services.feed")}</p>
				<h2>{t("places:data.places.title")}</h2>
			</Prose>
			<SummaryList
				rows={[
					{
						key: t("places:data.places.postcodes"),
						value: postcodes ? t(`places:data.places.postcodes-${postcodes.format}`, of(postcodes)) : missing,
					},
					{
						key: t("places:data.places.areas"),
						value: areas ? t("places:data.places.areas-loaded", of(areas)) : missing,
					},
					{
						key: t("places:data.places.deprivation"),
						value: deprivation ? t("places:data.places.deprivation-loaded", of(deprivation)) : missing,
					},
				]}
			/>
			<Prose>
				<h2>{t("places:data.distances.title")}</h2>
				<p>{t("places:data.distances.body")}</p>
				<Copyright loaded={loaded} />
				{fictional.length > 0 ? (
					<>
						<h2>{t("places:data.demo.title")}</h2>
						<p>{t("places:data.demo.body", { count: fictional.length, councils: format.list(fictional) })}</p>
					</>
				) : null}
			</Prose>
		</>
	);
}

/** The owners of what is loaded; nothing while nothing is. */
function Copyright({ loaded: { postcodes, areas, deprivation } }: { loaded: LoadedData }) {
	const { t } = useSpeech();
	const year = postcodes?.year ?? areas?.loadedOn.slice(0, 4);
	const owners = [
		year && `Contains OS data © Crown copyright and database right ${year}`,
		postcodes && `Contains Royal Mail data © Royal Mail copyright and database right ${year}`,
		year && `Contains National Statistics data © Crown copyright and database right ${year}`,
		deprivation && "Index of Multiple Deprivation: Ministry of Housing, Communities and Local Government",
	].filter((owner) => typeof owner === "string");
	if (owners.length === 0) return null;
	return (
		<>
			<h2>{t("places:data.licence.title")}</h2>
			<p>{t("places:data.licence.intro")}</p>
			<ul lang="en" dir="ltr">
				{owners.map((owner) => (
					<li key={owner}>{owner}</li>
				))}
			</ul>
			<p>
				<a href={LICENCE}>{t("places:data.licence.link")}</a>
			</p>
		</>
	);
}
