import { Button, Details, NotificationBanner } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";
import { BesideEntry } from "../../record/components/beside-entry";
import { EntrySourceLine } from "../../record/components/entry-source";
import { RecordFrame } from "../../record/components/record-frame";
import type { SectionCard, SectionPage } from "../section-page.server";
import { Scores } from "./scores";
import { TeethChart } from "./teeth-chart";

/** A section of a record as a list: what stands, and folded away what was said before. */
export function SectionView({ page }: { page: SectionPage }) {
	const { t, paths } = useSpeech();
	const { head, segment, groups, isEmpty, earlier, jaws, scores, saved } = page;
	const at = (rest: string) => paths.childRecord(head.child.id, `/${segment}${rest}`);
	const Heading = jaws.length > 0 || (!isEmpty && groups.some(({ key }) => key !== null)) ? "h3" : "h2";
	const photoAt = (id: string) => paths.childRecord(head.child.id, `/photos/${id}`);
	return (
		<RecordFrame
			head={head}
			heading={t(`health-record:section.${segment}`)}
			lead={t(`health-sections:${segment}.lead`)}
			notice={saved ? <NotificationBanner success>{t("health-sections:saved")}</NotificationBanner> : null}
		>
			{head.died ? null : <Button href={at("/add")}>{t(`health-sections:${segment}.add`)}</Button>}
			{jaws.length > 0 ? <TeethChart jaws={jaws} hrefOf={(tooth) => at(`/add?tooth=${tooth}`)} /> : null}
			{isEmpty ? <p className="govuk-body">{t(`health-sections:none.${segment}`)}</p> : null}
			{isEmpty
				? null
				: groups.map(({ key, cards }) => (
						<section key={key} className="app-measure">
							{key ? <h2 className="govuk-heading-m">{t(`health-sections:group.${key}`)}</h2> : null}
							{cards.length === 0 ? <p className="govuk-body">{t("health-sections:none.allergies")}</p> : null}
							{cards.map((card) => (
								<Card key={card.id} card={card} href={at(`/${card.id}`)} photoAt={photoAt} Heading={Heading} />
							))}
						</section>
					))}
			<Scores scores={scores} />
			{earlier.length > 0 ? (
				<Details summary={t("health-sections:earlier")}>
					{earlier.map((card) => (
						<Card key={card.id} card={card} href={at(`/${card.id}`)} photoAt={photoAt} Heading={Heading} />
					))}
				</Details>
			) : null}
		</RecordFrame>
	);
}

interface CardProps {
	card: SectionCard;
	/** Where it is corrected. */
	href: string;
	photoAt: (id: string) => string;
	/** Below the heading of its part of the list, where that has one. */
	Heading: "h2" | "h3";
}

function Card({ card, href, photoAt, Heading }: CardProps) {
	const { t } = useSpeech();
	const { title, lines, written, source, mine, photo } = card;
	return (
		<article className={`app-answer app-answer--${source.kind}`}>
			<Heading className="govuk-heading-s" dir="auto">
				{title}
			</Heading>
			{lines.length > 0 ? <p className="govuk-body govuk-!-margin-bottom-1">{lines.join("\n")}</p> : null}
			{written ? (
				<p className="govuk-body" dir="auto">
					{written}
				</p>
			) : null}
			{photo ? (
				<p>
					<a className="app-photo" href={photoAt(photo)}>
						<img
							src={`${photoAt(photo)}/small`}
							alt={t("health-sections:development.photo-of", { title, what: written })}
							loading="lazy"
						/>
					</a>
				</p>
			) : null}
			<EntrySourceLine source={source} />
			<BesideEntry id={card.id} what={title} />
			{mine ? (
				<p className="govuk-body govuk-!-margin-bottom-0">
					<a className="govuk-link" href={href}>
						{t("health-sections:correct")}
						<span className="govuk-visually-hidden"> ({title})</span>
					</a>
				</p>
			) : null}
		</article>
	);
}
