import { Fragment, type ReactNode } from "react";
import { BadgeList } from "../../../../components/badges";
import { Card, CardList } from "../../../../components/card";
import { IconLabel } from "../../../../components/icon";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import type { ListingCard as Listing } from "../describe-listing";
import { sharesItsName, sharesItsPlace } from "../tell-apart";
import { NameAndPlace } from "./name-and-place";

/** Services one under the other. `ordered` when nearer or better ones stand first. */
export function ListingCards(props: { cards: readonly Listing[]; level?: 2 | 3; ordered?: boolean }) {
	const { cards, level, ordered } = props;
	const isShared = sharesItsName(cards);
	const hasTwin = sharesItsPlace(cards);
	return (
		<CardList ordered={ordered}>
			{cards.map((card) => (
				<ListingCard key={card.slug} card={card} level={level} withPlace={isShared(card)} withTime={hasTwin(card)} />
			))}
		</CardList>
	);
}

/**
 * A service in a list: its name is the link, and under it what a family chooses by.
 * @param withPlace where others in the list have its name
 * @param withTime where they have its place too: whoever hears the links hears when, which others see under the name
 */
export function ListingCard(props: {
	card: Listing;
	level?: 2 | 3 | 4;
	kicker?: ReactNode;
	withPlace?: boolean;
	withTime?: boolean;
}) {
	const { card, level, kicker, withPlace, withTime } = props;
	const { t } = useSpeech();
	const { name, englishName, href, summary, when, where, untranslated } = card;
	const title = (
		<>
			<NameAndPlace name={name} place={withPlace ? where[0] : null} />
			{withTime && when ? <span className="govuk-visually-hidden">, {when}</span> : null}
		</>
	);
	return (
		<Card title={title} href={href} level={level} kicker={kicker}>
			{englishName ? <Foreign text={englishName} as="p" className="govuk-hint" /> : null}
			{untranslated ? <p className="govuk-hint">{t("directory:card.untranslated")}</p> : null}
			{summary.text ? <Foreign text={summary} as="p" className="govuk-body" /> : null}
			<CardFacts card={card} />
			<ListingBadges card={card} label={t("directory:card.badges")} />
		</Card>
	);
}

/** What it costs, how to join and other short facts. `label` names the list for screen readers. */
export function ListingBadges({ card, label }: { card: Listing; label?: string }) {
	return (
		<BadgeList items={card.badges.map((badge) => ({ ...badge, text: <Foreign text={badge.text} /> }))} label={label} />
	);
}

/**
 * Who it is for, when, where and the languages, a line each.
 * @param toKeep for a sheet of paper: "today" is not printed
 */
export function CardFacts({ card, toKeep }: { card: Listing; toKeep?: boolean }) {
	const { who, when, where, distance, languages } = card;
	return (
		<ul className="govuk-list">
			<li>
				<IconLabel icon="people">{who}</IconLabel>
			</li>
			{when ? (
				<li className={toKeep ? "app-no-print" : undefined}>
					<IconLabel icon="clock">{when}</IconLabel>
				</li>
			) : null}
			{where.length > 0 ? (
				<li>
					<IconLabel icon="place">
						{where.map((part, index) => (
							<Fragment key={part.text}>
								{index > 0 ? " · " : null}
								<Foreign text={part} />
							</Fragment>
						))}
						{distance ? ` · ${distance}` : null}
					</IconLabel>
				</li>
			) : null}
			{languages ? (
				<li>
					<IconLabel icon="language">{languages}</IconLabel>
				</li>
			) : null}
		</ul>
	);
}
