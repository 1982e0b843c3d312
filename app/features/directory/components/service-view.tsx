import { AlertBox } from "../../../components/alert-box";
import { ContactButtons } from "../../../components/contact-buttons";
import { DefinitionBox } from "../../../components/definition-box";
import { Breadcrumbs, InsetText } from "../../../components/govuk";
import { MapIsland } from "../../../components/map-island";
import { PageHeading } from "../../../components/page-heading";
import { Foreign, useSpeech } from "../../../platform/i18n/context";
import type { ServicePage } from "../service-page.server";
import { ServiceActions } from "./service-actions";
import { Features, Schedules, ServicePlace } from "./service-place";
import { ToldLines } from "./told-lines";

interface Props {
	page: ServicePage;
	council: { slug: string; name: string };
	tiles: { url: string; attribution: string } | null;
}

/** A service's page, top to bottom: what, the summary, how to reach it, dates, places, who it is for. */
export function ServiceView({ page, council, tiles }: Props) {
	const { t, paths } = useSpeech();
	const { name, englishName, summary, alert, facts, dates, places, elsewhere, markers, checked } = page;
	return (
		<>
			<Breadcrumbs
				items={[
					{ text: council.name, href: paths.council(council.slug), lang: "en", dir: "ltr" },
					{ text: t("common:nav.services"), href: paths.services(council.slug) },
				]}
			/>
			{alert ? (
				<AlertBox title={t("directory:service.alert")}>
					<Foreign told={alert} as="p" className="govuk-body" />
				</AlertBox>
			) : null}
			<PageHeading
				caption={englishName ? <Foreign told={englishName} /> : undefined}
				lead={summary.text ? <Foreign told={summary} /> : undefined}
			>
				<Foreign told={name} />
			</PageHeading>
			<DefinitionBox
				items={facts.map(({ icon, term, lines }) => ({ icon, term, value: <ToldLines lines={lines} /> }))}
			/>
			<ServiceActions page={page} council={council.slug} />
			<Contact page={page} />
			{page.paragraphs.length > 0 ? (
				<section className="app-measure">
					<h2 className="govuk-heading-l">{t("directory:service.about")}</h2>
					{page.paragraphs.map((paragraph) => (
						<Foreign key={paragraph.text} told={paragraph} as="p" className="govuk-body" />
					))}
					{page.programme ? (
						<p className="govuk-body">{t("directory:service.programme", { name: page.programme })}</p>
					) : null}
				</section>
			) : null}
			<section className="app-measure">
				<h2 className="govuk-heading-l">{t("directory:service.who")}</h2>
				<p className="govuk-body">{page.who.sentences}</p>
				{page.who.note ? <Foreign told={page.who.note} as="p" className="govuk-body" /> : null}
				<p className="govuk-body">
					<strong>{page.who.level}:</strong> {page.who.levelHint}
				</p>
			</section>
			{dates.length > 0 ? (
				<section>
					<h2 className="govuk-heading-l">{t("directory:service.dates")}</h2>
					<ul className="govuk-list govuk-list--bullet">
						{dates.map(({ key, text, place }) => (
							<li key={key}>
								{text}
								{place ? (
									<>
										{" – "}
										<Foreign told={place} />
									</>
								) : null}
							</li>
						))}
					</ul>
					<p className="govuk-hint">{t("directory:service.calendarHint")}</p>
				</section>
			) : null}
			{elsewhere.length > 0 ? (
				<section>
					<h2 className="govuk-heading-l">{t("directory:service.elsewhere")}</h2>
					<Schedules schedules={elsewhere} />
				</section>
			) : null}
			{places.length > 0 ? (
				<section>
					<h2 className="govuk-heading-l">
						{t(places.length === 1 ? "directory:service.place" : "directory:service.places")}
					</h2>
					{places.map((place) => (
						<ServicePlace key={place.id} place={place} />
					))}
					{markers.length > 0 ? <MapIsland label={t("directory:service.map")} markers={markers} tiles={tiles} /> : null}
				</section>
			) : null}
			<section className="app-measure">
				<h2 className="govuk-heading-l">{t("directory:service.access")}</h2>
				<Features features={page.access} />
				{page.accessNote ? <Foreign told={page.accessNote} as="p" className="govuk-body" /> : null}
				<p className="govuk-body">{t("directory:service.accessUnknown")}</p>
			</section>
			{page.topics.length > 0 ? (
				<section className="app-no-print">
					<h2 className="govuk-heading-m">{t("directory:service.topics")}</h2>
					<ul className="govuk-list">
						{page.topics.map(({ key, text, href }) => (
							<li key={key}>
								<a className="govuk-link" href={href}>
									{text}
								</a>
							</li>
						))}
					</ul>
				</section>
			) : null}
			<ReadIn page={page} />
			<p className="govuk-body-s">{t("directory:service.run", { organisation: page.organisation })}</p>
			{checked ? <p className="govuk-body-s">{checked.text}</p> : null}
			{checked?.stale ? <InsetText>{t("directory:service.stale")}</InsetText> : null}
			<p className="govuk-body app-no-print">
				<a className="govuk-link" href={paths.serviceReport(council.slug, page.slug)} rel="nofollow">
					{t("directory:service.report")}
				</a>
			</p>
		</>
	);
}

/** How to join, and the ways to get in touch as large buttons. */
function Contact({ page: { join, contacts } }: { page: ServicePage }) {
	const { t } = useSpeech();
	return (
		<section>
			<h2 className="govuk-heading-l">{t("directory:service.join")}</h2>
			<p className="govuk-body app-measure">{join.hint}</p>
			{join.how ? <Foreign told={join.how} as="p" className="govuk-body app-measure" /> : null}
			{contacts.length > 0 ? (
				<ContactButtons
					items={contacts.map(({ about, detail, ...way }) => ({
						...way,
						detail:
							about || detail ? (
								<>
									{about ? <Foreign told={about} as="div" /> : null}
									{detail}
								</>
							) : undefined,
					}))}
				/>
			) : null}
			{contacts.some(({ kind }) => kind === "phone") ? (
				<p className="govuk-hint app-measure">{t("directory:contact.relay")}</p>
			) : null}
		</section>
	);
}

function ReadIn({ page: { readIn } }: { page: ServicePage }) {
	const { t } = useSpeech();
	if (readIn.length === 0) return null;
	return (
		<section className="app-no-print">
			<h2 className="govuk-heading-m">{t("directory:service.readIn")}</h2>
			<ul className="govuk-list">
				{readIn.map(({ code, name, dir, href }) => (
					<li key={code}>
						<a className="govuk-link" href={href} lang={code} dir={dir} hrefLang={code}>
							{name}
						</a>
					</li>
				))}
			</ul>
		</section>
	);
}
