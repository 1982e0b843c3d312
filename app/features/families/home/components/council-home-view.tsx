import { ContactButtons } from "../../../../components/contact-buttons";
import { Button, Input, WarningText } from "../../../../components/govuk";
import { Hero } from "../../../../components/hero";
import { PageHeading } from "../../../../components/page-heading";
import { SearchPanel } from "../../../../components/search-panel";
import { Tile, TileList } from "../../../../components/tiles";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import { HubCard } from "../../hubs/components/hub-card";
import { PostcodeNotice } from "../../words/components/postcode-notice";
import type { CouncilHome } from "../council-home.server";

export function CouncilHomeView({ page }: { page: CouncilHome }) {
	const { t, paths } = useSpeech();
	const { council, postcode, hub, hubLabel, offerLabel, stages, topics, lines, hasRedBook } = page;
	return (
		<>
			<Hero
				heading={
					<PageHeading lead={t("directory:home.lead")}>
						{t("directory:home.title", { council: council.name })}
					</PageHeading>
				}
			>
				<SearchPanel action={paths.services(council.slug)} label={t("directory:search.label")}>
					<Input
						name="q"
						label={t("directory:search.q")}
						labelSize="s"
						hint={t("directory:search.qHint")}
						type="search"
						maxLength={200}
					/>
					<Input
						name="postcode"
						label={t("directory:search.postcode")}
						labelSize="s"
						width={10}
						autoComplete="postal-code"
						defaultValue={postcode.typed}
					/>
					<Button>{t("directory:search.find")}</Button>
				</SearchPanel>
			</Hero>
			<PostcodeNotice problem={postcode.problem} />
			{hub ? (
				<section className="govuk-!-margin-bottom-8">
					<HubCard
						hub={hub}
						kicker={
							postcode.name ? t("directory:hub.nearestTo", { postcode: postcode.name }) : <Foreign text={hubLabel} />
						}
					/>
					<p className="govuk-body">
						<a className="govuk-link" href={paths.hubs(council.slug)}>
							{t("directory:home.allHubs")}
						</a>
					</p>
				</section>
			) : null}
			<section className="govuk-!-margin-bottom-8">
				<h2 className="govuk-heading-l">{t("directory:home.stages")}</h2>
				<TileList columns={4}>
					{stages.map(({ key, text, href }) => (
						<Tile key={key} href={href} title={text} />
					))}
				</TileList>
			</section>
			<section className="govuk-!-margin-bottom-8">
				<h2 className="govuk-heading-l">{t("directory:home.topics")}</h2>
				<TileList columns={3}>
					{topics.map(({ key, text, hint, href }) => (
						<Tile key={key} href={href} title={text}>
							{hint}
						</Tile>
					))}
				</TileList>
				<p className="govuk-body">
					<a className="govuk-link" href={paths.services(council.slug)}>
						{t("directory:home.allServices")}
					</a>
				</p>
			</section>
			<section className="govuk-!-margin-bottom-8">
				<h2 className="govuk-heading-l">{t("directory:home.talk")}</h2>
				<WarningText>{t("directory:home.emergency")}</WarningText>
				{lines.length > 0 ? (
					<ContactButtons
						items={lines.map(({ id, kind, href, action, name, about, state }) => ({
							key: id,
							kind,
							href,
							label: action,
							detail: (
								<>
									<strong>
										<Foreign text={name} />
									</strong>
									<Foreign text={about} as="div" />
									<div>{state}</div>
								</>
							),
						}))}
					/>
				) : null}
				<p className="govuk-body">
					<a className="govuk-link" href={paths.help(council.slug)}>
						{t("directory:home.allLines")}
					</a>
				</p>
			</section>
			<section>
				<h2 className="govuk-heading-l">{t("directory:home.more")}</h2>
				<TileList columns={2}>
					<Tile href={paths.whatsOn(council.slug)} title={t("common:nav.whatsOn")} icon="calendar">
						{t("directory:home.whatsOn")}
					</Tile>
					{hasRedBook ? (
						<Tile href={paths.redBook(council.slug)} title={t("directory:home.redBook")} icon="book">
							{t("directory:home.redBookText")}
						</Tile>
					) : (
						<Tile href={paths.redBook(council.slug)} title={t("common:nav.redBook")} icon="book">
							{t("directory:home.redBookOnPaper")}
						</Tile>
					)}
					<Tile href={paths.offer(council.slug)} title={<Foreign text={offerLabel} />} icon="list">
						{t("directory:home.offerText")}
					</Tile>
					<Tile href={paths.guidance(council.slug)} title={t("common:nav.guidance")} icon="info">
						{t("directory:home.guidanceText")}
					</Tile>
				</TileList>
			</section>
		</>
	);
}
