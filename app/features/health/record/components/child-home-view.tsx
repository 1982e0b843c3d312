import { BackLink, InsetText, WarningText } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { Tile, TileList } from "../../../../components/tiles";
import { useSpeech } from "../../../../platform/i18n/context";
import type { ChildHome } from "../child-home.server";

/** What a family looks for less often than what the tiles lead to. */
const MORE = ["conditions", "appointments", "development", "feeding", "teeth", "about"] as const;

/** A child's home: the doors to what is recorded, and who looked last. */
export function ChildHomeView({ page }: { page: ChildHome }) {
	const { t, paths } = useSpeech();
	const { id, name, age, died, next, lastRead, unread } = page;
	return (
		<>
			<BackLink href={paths.redBooks()}>{t("health-record:title")}</BackLink>
			<PageHeading lead={age ?? undefined}>
				<bdi>{name}</bdi>
			</PageHeading>
			{died ? <InsetText>{died}</InsetText> : null}
			{unread ? <WarningText>{t("health-record:home.unread")}</WarningText> : null}
			{next.map(({ title, text, page: rest, english }) => (
				<InsetText key={rest}>
					{english ? (
						<p className="govuk-body" lang="en" dir="ltr">
							<strong>{english}</strong>
						</p>
					) : null}
					<a className="govuk-link govuk-!-font-weight-bold" href={paths.childRecord(id, rest)}>
						{title}
					</a>
					<br />
					{text}
				</InsetText>
			))}
			<h2 className="govuk-visually-hidden">{t("health-record:home.doors")}</h2>
			<TileList columns={2}>
				<Tile href={paths.childRecord(id, "/growth")} title={t("health-record:section.growth")}>
					{t("health-growth:door")}
				</Tile>
				<Tile href={paths.childRecord(id, "/immunisations")} title={t("health-record:section.immunisations")}>
					{t("health-immunisations:door")}
				</Tile>
				<Tile href={paths.childRecord(id, "/checks")} title={t("health-checks:title")}>
					{t("health-checks:door")}
				</Tile>
				<Tile href={paths.childRecord(id, "/notes")} title={t("health-record:door.notes")}>
					{t("health-record:door.notesText")}
				</Tile>
				<Tile href={paths.childRecord(id, "/export")} title={t("health-exchange:title")}>
					{t("health-exchange:door")}
				</Tile>
			</TileList>
			<h2 className="govuk-heading-m">{t("health-record:home.more")}</h2>
			<ul className="govuk-list govuk-list--spaced">
				{MORE.map((section) => (
					<li key={section}>
						<a className="govuk-link" href={paths.childRecord(id, `/${section}`)}>
							{t(`health-record:section.${section}`)}
						</a>
					</li>
				))}
				<li>
					<a className="govuk-link" href={paths.childRecord(id, "/calendar")}>
						{t("health-calendar:door")}
					</a>
				</li>
			</ul>
			<p className="govuk-body">
				<a className="govuk-link govuk-!-font-weight-bold" href={paths.childRecord(id, "/share")}>
					{t("health-sharing:title")}
				</a>
				<br />
				{t("health-sharing:door")}
			</p>
			<p className="govuk-body">
				{lastRead ? `${t("health-record:home.lastRead", { when: lastRead })} ` : null}
				<a className="govuk-link" href={paths.childRecord(id, "/access")}>
					{t("health-record:home.seeReaders")}
				</a>
			</p>
		</>
	);
}
