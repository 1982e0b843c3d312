import { AlertBox } from "../../../../components/alert-box";
import { Columns } from "../../../../components/columns";
import { DefinitionBox } from "../../../../components/definition-box";
import { Breadcrumbs, InsetText } from "../../../../components/govuk";
import { MapIsland } from "../../../../components/map-island";
import { NotTranslated } from "../../../../components/not-translated";
import { PageHeading } from "../../../../components/page-heading";
import { TickList } from "../../../../components/tick-list";
import { TranslationNote } from "../../../../components/translation-note";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import type { ServicePage } from "../service-page.server";
import { ContactWays } from "./contact-ways";
import { ServiceActions } from "./service-actions";
import { Schedules, ServicePlace } from "./service-place";
import { TextLines } from "./text-lines";

interface Props {
	page: ServicePage;
	council: { slug: string; name: string };
	tiles: { url: string; attribution: string } | null;
}

/** A service's page: the summary, then every fact in full; beside it, or under it on a phone, what can be done. */
export function ServiceView({ page, council, tiles }: Props) {
	const { t, paths } = useSpeech();
	const { name, englishName, summary, alert } = page;
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
					<Foreign text={alert} as="p" className="govuk-body" />
				</AlertBox>
			) : null}
			<PageHeading
				caption={englishName ? <Foreign text={englishName} /> : undefined}
				lead={summary.text ? <Foreign text={summary} /> : undefined}
			>
				<Foreign text={name} />
			</PageHeading>
			{page.untranslated ? <NotTranslated /> : null}
			<TranslationNote {...page.caveats} />
			<Columns aside={<Aside page={page} council={council} />}>
				<div className="govuk-!-margin-bottom-8">
					<Summary page={page} />
				</div>
				<Description page={page} />
				<Dates page={page} />
				<Places page={page} tiles={tiles} />
				<Access page={page} />
				<Who page={page} />
				<HowToJoin page={page} />
			</Columns>
		</>
	);
}

/** The facts at a glance, and the first way to get in touch. */
function Summary({ page: { facts, contacts } }: { page: ServicePage }) {
	const { t } = useSpeech();
	const first = contacts.find(({ kind }) => kind === "phone") ?? contacts[0];
	return (
		<DefinitionBox
			items={[
				...facts.map(({ icon, term, lines }) => ({ icon, term, value: <TextLines lines={lines} /> })),
				{
					icon: first?.kind ?? "phone",
					term: t("directory:contact.title"),
					value: first ? (
						<a className="govuk-link" href={first.href}>
							{first.label}
						</a>
					) : null,
				},
			]}
		/>
	);
}

function Description({ page: { paragraphs, programme, alsoSaid } }: { page: ServicePage }) {
	const { t } = useSpeech();
	if (paragraphs.length === 0 && !programme && alsoSaid.length === 0) return null;
	return (
		<section className="app-measure govuk-!-margin-bottom-8">
			<h2 className="govuk-heading-l">{t("directory:service.about")}</h2>
			{paragraphs.map((paragraph) => (
				<Foreign key={paragraph.text} text={paragraph} as="p" className="govuk-body" />
			))}
			{programme ? <p className="govuk-body">{t("directory:service.programme", { name: programme })}</p> : null}
			{alsoSaid.length > 0 ? (
				<>
					<h3 className="govuk-heading-s">{t("directory:service.alsoSaid")}</h3>
					<div className="govuk-body">
						<TextLines lines={alsoSaid} />
					</div>
				</>
			) : null}
		</section>
	);
}

/** The next dates; or, where somebody answers at certain hours, those. */
function Dates({ page: { dates, notOn, elsewhere } }: { page: ServicePage }) {
	const { t } = useSpeech();
	return (
		<>
			{dates.length > 0 || notOn ? (
				<section className="govuk-!-margin-bottom-8">
					<h2 className="govuk-heading-l">{t("directory:service.dates")}</h2>
					<ul className="govuk-list govuk-list--bullet app-sentences">
						{dates.map(({ key, text, place }) => (
							<li key={key}>
								{text}
								{place ? (
									<>
										{" · "}
										<Foreign text={place} />
									</>
								) : null}
							</li>
						))}
					</ul>
					{notOn ? <p className="govuk-body govuk-!-font-weight-bold">{notOn}</p> : null}
					<p className="govuk-hint">{t("directory:service.calendarHint")}</p>
				</section>
			) : null}
			{elsewhere.length > 0 ? (
				<section className="govuk-!-margin-bottom-8">
					<h2 className="govuk-heading-l">{t("directory:service.elsewhere")}</h2>
					<Schedules schedules={elsewhere} />
				</section>
			) : null}
		</>
	);
}

function Places({ page: { places, markers, outline }, tiles }: Pick<Props, "page" | "tiles">) {
	const { t } = useSpeech();
	if (places.length === 0) return null;
	return (
		<section className="govuk-!-margin-bottom-8">
			<h2 className="govuk-heading-l">
				{t(places.length === 1 ? "directory:service.place" : "directory:service.places")}
			</h2>
			{places.map((place) => (
				<ServicePlace key={place.id} place={place} folded={places.length > 1} />
			))}
			{places.some(({ directions }) => directions) ? (
				<p className="govuk-hint app-no-print">{t("directory:service.outside")}</p>
			) : null}
			{markers.length > 0 ? (
				<MapIsland label={t("directory:service.map")} markers={markers} tiles={tiles} outline={outline} />
			) : null}
		</section>
	);
}

function Access({ page: { access, accessNote, places } }: { page: ServicePage }) {
	const { t } = useSpeech();
	if (access.length === 0 && !accessNote && places.length === 0) return null;
	return (
		<section className="app-measure govuk-!-margin-bottom-8">
			<h2 className="govuk-heading-l">{t("directory:service.access")}</h2>
			<TickList items={access} />
			{accessNote ? <Foreign text={accessNote} as="p" className="govuk-body" /> : null}
			{places.length > 0 ? <p className="govuk-body">{t("directory:service.accessUnknown")}</p> : null}
		</section>
	);
}

function Who({ page: { who } }: { page: ServicePage }) {
	const { t } = useSpeech();
	return (
		<section className="app-measure govuk-!-margin-bottom-8">
			<h2 className="govuk-heading-l">{t("directory:service.who")}</h2>
			<p className="govuk-body">{who.sentences}</p>
			{who.note ? <Foreign text={who.note} as="p" className="govuk-body" /> : null}
			{who.level ? (
				<p className="govuk-body">
					<strong>{who.level.name}:</strong> {who.level.hint}
				</p>
			) : null}
		</section>
	);
}

function HowToJoin({ page: { join } }: { page: ServicePage }) {
	const { t } = useSpeech();
	if (!join.hint && !join.how) return null;
	return (
		<section className="app-measure govuk-!-margin-bottom-8">
			<h2 className="govuk-heading-l">{t("directory:service.join")}</h2>
			{join.hint ? <p className="govuk-body">{join.hint}</p> : null}
			{join.how ? <Foreign text={join.how} as="p" className="govuk-body" /> : null}
		</section>
	);
}

/** Getting in touch, keeping and sharing, other languages, and who stands behind the page. */
function Aside({ page, council }: { page: ServicePage; council: Props["council"] }) {
	const { t, paths } = useSpeech();
	const { checked, topics } = page;
	return (
		<>
			<Contacts page={page} />
			<ServiceActions page={page} council={council.slug} />
			<ReadIn page={page} />
			{topics.length > 0 ? (
				<section className="app-no-print govuk-!-margin-bottom-8">
					<h2 className="govuk-heading-m">{t("directory:service.topics")}</h2>
					<ul className="govuk-list">
						{topics.map(({ key, text, href }) => (
							<li key={key}>
								<a className="govuk-link" href={href}>
									{text}
								</a>
							</li>
						))}
					</ul>
				</section>
			) : null}
			<p className="govuk-body-s">
				{t("directory:service.run")} <Foreign text={{ text: page.organisation, lang: "en", dir: "ltr" }} />
			</p>
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

/** The ways to get in touch as large buttons. */
function Contacts({ page: { contacts } }: { page: ServicePage }) {
	const { t } = useSpeech();
	if (contacts.length === 0) return null;
	return (
		<section className="govuk-!-margin-bottom-8">
			<h2 className="govuk-heading-m">{t("directory:contact.title")}</h2>
			<ContactWays contacts={contacts} />
			{contacts.some(({ kind }) => kind === "phone") ? (
				<p className="govuk-hint">{t("directory:contact.relay")}</p>
			) : null}
		</section>
	);
}

function ReadIn({ page: { readIn } }: { page: ServicePage }) {
	const { t } = useSpeech();
	if (readIn.length === 0) return null;
	return (
		<section className="app-no-print govuk-!-margin-bottom-8">
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
