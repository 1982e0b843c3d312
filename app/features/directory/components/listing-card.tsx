import { BadgeList } from "../../../components/badges";
import { Card, CardList } from "../../../components/card";
import { IconLabel } from "../../../components/icon";
import { Foreign, useSpeech } from "../../../platform/i18n/context";
import type { ListingCard as Listing } from "../describe-listing";

/** Services one under the other. `ordered` when nearer or better ones stand first. */
export function ListingCards({ cards, ordered }: { cards: readonly Listing[]; ordered?: boolean }) {
	return (
		<CardList ordered={ordered}>
			{cards.map((card) => (
				<ListingCard key={card.slug} card={card} />
			))}
		</CardList>
	);
}

/** A service in a list: its name is the link, and under it what a family chooses by. */
export function ListingCard({ card, level }: { card: Listing; level?: 2 | 3 | 4 }) {
	const { t } = useSpeech();
	const { name, englishName, href, summary, badges } = card;
	return (
		<Card title={<Foreign told={name} />} href={href} level={level}>
			{englishName ? <Foreign told={englishName} as="p" className="govuk-hint" /> : null}
			{summary.text ? <Foreign told={summary} as="p" className="govuk-body" /> : null}
			<CardFacts card={card} />
			<BadgeList items={badges} label={t("directory:card.badges")} />
		</Card>
	);
}

/** Who, when, where, what it costs and the languages, a line each. */
export function CardFacts({ card: { who, when, where, distance, cost, languages } }: { card: Listing }) {
	return (
		<ul className="govuk-list">
			<li>
				<IconLabel icon="people">{who}</IconLabel>
			</li>
			{when ? (
				<li>
					<IconLabel icon="clock">{when}</IconLabel>
				</li>
			) : null}
			{where.map((line) => (
				<li key={line.text}>
					<IconLabel icon="place">
						<Foreign told={line} />
					</IconLabel>
				</li>
			))}
			{distance ? (
				<li>
					<IconLabel icon="walk">{distance}</IconLabel>
				</li>
			) : null}
			<li>
				<IconLabel icon="price">{cost}</IconLabel>
			</li>
			{languages ? (
				<li>
					<IconLabel icon="language">{languages}</IconLabel>
				</li>
			) : null}
		</ul>
	);
}
