import { ActionButton, ActionList } from "../../../../components/action-list";
import { Card, CardList } from "../../../../components/card";
import { Breadcrumbs, Button, Details, InsetText, NotificationBanner } from "../../../../components/govuk";
import { IconLabel } from "../../../../components/icon";
import { MapIsland } from "../../../../components/map-island";
import { PageHeading } from "../../../../components/page-heading";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import { CardFacts, ListingBadges } from "../../words/components/listing-card";
import type { ShortlistItem, ShortlistPage } from "../shortlist-page.server";

interface Props {
	page: ShortlistPage;
	tiles: { url: string; attribution: string } | null;
}

/** A list to keep, to print and to hand on. */
export function ShortlistView({ page, tiles }: Props) {
	const { t, paths } = useSpeech();
	const { council, shared, items, gone, markers, outline, share } = page;
	return (
		<>
			<Breadcrumbs items={[{ text: council.name, href: paths.council(council.slug), lang: "en", dir: "ltr" }]} />
			<ChangeNotice page={page} />
			<PageHeading lead={t(shared ? "shortlist:sharedLead" : "shortlist:lead")}>
				{t(shared ? "shortlist:sharedTitle" : "shortlist:title")}
			</PageHeading>
			{gone > 0 ? <InsetText>{t("shortlist:gone", { count: gone })}</InsetText> : null}
			{items.length === 0 ? (
				<>
					<p className="govuk-body">{t("shortlist:empty")}</p>
					<Button href={paths.services(council.slug)}>{t("shortlist:find")}</Button>
				</>
			) : null}
			{shared && share ? (
				<form method="post" action={paths.shortlist(council.slug)} className="app-no-print">
					<input type="hidden" name="services" value={share.slugs} />
					<Button name="do" value="keep">
						{t("shortlist:keep")}
					</Button>
				</form>
			) : null}
			<CardList>
				{items.map((item) => (
					<Item key={item.card.slug} item={item} page={page} />
				))}
			</CardList>
			{markers.length > 0 ? (
				<MapIsland label={t("shortlist:map")} markers={markers} tiles={tiles} outline={outline} />
			) : null}
			{shared ? null : <Keep page={page} />}
		</>
	);
}

/** What the last change did, with a way back. */
function ChangeNotice({ page: { notice, council } }: { page: ShortlistPage }) {
	const { t, paths } = useSpeech();
	if (!notice) return null;
	if (notice.kind === "full") {
		return <NotificationBanner>{t("shortlist:full", { limit: notice.limit })}</NotificationBanner>;
	}
	return (
		<NotificationBanner success>
			<p className="govuk-notification-banner__heading">
				{t(`shortlist:${notice.kind}`)} <Foreign text={notice.name} />
			</p>
			{notice.kind === "added" ? (
				<a className="govuk-notification-banner__link" href={notice.href}>
					{t("shortlist:backTo")} <Foreign text={notice.name} />
				</a>
			) : (
				<form method="post" action={paths.shortlist(council.slug)}>
					<input type="hidden" name="service" value={notice.slug} />
					<ActionButton icon="save" name="do" value="add">
						{t("shortlist:putBack")}
					</ActionButton>
				</form>
			)}
		</NotificationBanner>
	);
}

function Item({ item: { card, places, contacts }, page }: { item: ShortlistItem; page: ShortlistPage }) {
	const { t, paths } = useSpeech();
	return (
		<Card
			title={<Foreign text={card.name} />}
			href={card.href}
			level={2}
			footer={
				page.shared ? undefined : (
					<form method="post" action={paths.shortlist(page.council.slug)}>
						<input type="hidden" name="service" value={card.slug} />
						<ActionButton icon="close" name="do" value="remove">
							{t("shortlist:remove")} <span className="govuk-visually-hidden">{card.name.text}</span>
						</ActionButton>
					</form>
				)
			}
		>
			{card.englishName ? <Foreign text={card.englishName} as="p" className="govuk-hint" /> : null}
			<CardFacts card={card} toKeep />
			<ListingBadges card={card} />
			{places
				.filter(({ address, times }) => address !== null || times.length > 0)
				.map(({ id, name, times, address }) => (
					<div key={id} className="govuk-!-margin-bottom-3">
						{name ? (
							<p className="govuk-body govuk-!-margin-bottom-1">
								<strong>
									<Foreign text={name} />
								</strong>
							</p>
						) : null}
						{times.map((time) => (
							<p key={time} className="govuk-body govuk-!-margin-bottom-1">
								{time}
							</p>
						))}
						{address ? (
							<Foreign
								text={{ text: address, lang: "en", dir: "ltr" }}
								as="p"
								className="govuk-body govuk-!-margin-bottom-1"
							/>
						) : null}
					</div>
				))}
			<ul className="govuk-list">
				{contacts.map(({ key, label, href, about }) => (
					<li key={key}>
						{about ? (
							<>
								<Foreign text={about} />
								{": "}
							</>
						) : null}
						<a className="govuk-link" href={href}>
							{label}
						</a>
					</li>
				))}
			</ul>
		</Card>
	);
}

/** How to print the list, send it to somebody, or clear it from this phone. */
function Keep({ page: { share, council } }: { page: ShortlistPage }) {
	const { t, paths } = useSpeech();
	if (!share) return null;
	return (
		<section className="app-no-print">
			<h2 className="govuk-heading-l">{t("shortlist:keepTitle")}</h2>
			<p className="govuk-body app-measure">{t("shortlist:print")}</p>
			<Details summary={t("shortlist:share")}>
				<ActionList
					items={[
						{
							key: "whatsapp",
							icon: "share",
							text: t("directory:service.whatsapp"),
							href: share.links.whatsapp,
							rel: "noreferrer",
						},
						{ key: "text", icon: "text", text: t("directory:service.sms"), href: share.links.text },
						{ key: "email", icon: "email", text: t("directory:service.email"), href: share.links.email },
					]}
				/>
				<p className="govuk-body">
					<a className="govuk-link" href={paths.shortlist(council.slug, { s: share.slugs })}>
						{t("shortlist:link")}
					</a>
				</p>
				<p className="govuk-hint">{t("shortlist:shareHint")}</p>
			</Details>
			<p className="govuk-body app-measure">
				<IconLabel icon="info">{t("shortlist:kept")}</IconLabel>
			</p>
			<form method="post" action={paths.shortlist(council.slug)}>
				<Button variant="secondary" name="do" value="clear">
					{t("shortlist:clear")}
				</Button>
			</form>
		</section>
	);
}
