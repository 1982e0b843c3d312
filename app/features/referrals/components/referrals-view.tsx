import { Button, NotificationBanner, Tag } from "../../../components/govuk";
import { PageHeading } from "../../../components/page-heading";
import { ViewSwitch } from "../../../components/view-switch";
import { useSpeech } from "../../../platform/i18n/context";
import type { ReferralCard, ReferralsPage } from "../referrals-page.server";

/** What somebody referred, or what came to their organisation. */
export function ReferralsView({ page }: { page: ReferralsPage }) {
	const { t, paths } = useSpeech();
	const { as, refers, views, cards, done } = page;
	return (
		<>
			{done ? <NotificationBanner success>{done}</NotificationBanner> : null}
			<PageHeading lead={as}>{t("staff-referrals:title")}</PageHeading>
			{refers ? <Button href={paths.newReferral()}>{t("staff-referrals:new.title")}</Button> : null}
			<ViewSwitch
				label={t("staff-referrals:views")}
				items={views.map(({ text, number, href, current }) => ({
					text: t("staff-referrals:view-number", { text, number }),
					href,
					current,
				}))}
			/>
			{cards.length === 0 ? (
				<p className="govuk-body">{t(`staff-referrals:none.${refers ? "referrer" : "service"}`)}</p>
			) : null}
			{cards.map((card) => (
				<Card key={card.id} card={card} />
			))}
			{refers ? null : (
				<p className="govuk-body">
					<a className="govuk-link" href={paths.closedLoops()}>
						{t("staff-referrals:loops.title")}
					</a>
				</p>
			)}
			<PageLinks first={page.firstHref} next={page.nextHref} />
		</>
	);
}

/** A queue goes on: there are no numbers of pages, since it moves while somebody reads it. */
function PageLinks({ first, next }: { first: string | null; next: string | null }) {
	const { t } = useSpeech();
	if (!first && !next) return null;
	return (
		<nav aria-label={t("common:pagination.label")}>
			<ul className="govuk-list">
				{next ? (
					<li>
						<a className="govuk-link" href={next} rel="next">
							{t("common:pagination.next")}
						</a>
					</li>
				) : null}
				{first ? (
					<li>
						<a className="govuk-link" href={first}>
							{t("staff-referrals:first-page")}
						</a>
					</li>
				) : null}
			</ul>
		</nav>
	);
}

function Card({ card: { href, name, service, state, stateWords, late, isSoon } }: { card: ReferralCard }) {
	const { t } = useSpeech();
	return (
		<article className="app-answer app-measure">
			<h2 className="govuk-heading-s">
				<a className="govuk-link" href={href}>
					<bdi>{name ?? t("staff-referrals:nameless")}</bdi>
				</a>
			</h2>
			<p className="govuk-body">{service}</p>
			<p className="govuk-body">
				<Tag>{t(`staff-referrals:state.${state}`)}</Tag>{" "}
				{isSoon ? <Tag colour="red">{t("staff-referrals:soon")}</Tag> : null}
			</p>
			<p className="govuk-body">{stateWords}</p>
			{late ? <p className="govuk-body govuk-!-font-weight-bold">{late}</p> : null}
		</article>
	);
}
