import { Button, NotificationBanner, Pagination, Tag } from "../../../components/govuk";
import { PageHeading } from "../../../components/page-heading";
import { ViewSwitch } from "../../../components/view-switch";
import { useSpeech } from "../../../platform/i18n/context";
import type { ReferralCard, ReferralsPage } from "../referrals-page.server";

/** What somebody referred, or what came to their organisation. */
export function ReferralsView({ page }: { page: ReferralsPage }) {
	const { t, paths } = useSpeech();
	const { as, refers, views, view, cards, done } = page;
	return (
		<>
			{done ? <NotificationBanner success>{done}</NotificationBanner> : null}
			<PageHeading lead={as}>{t("staff-referrals:title")}</PageHeading>
			{refers ? <Button href={paths.newReferral()}>{t("staff-referrals:new.title")}</Button> : null}
			<ViewSwitch
				label={t("staff-referrals:views")}
				items={views.map(({ text, number, href, current }) => ({
					text: t("staff-referrals:view-number", { text, number: String(number) }),
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
			<Pagination page={page.page} pages={page.pages} href={(number) => paths.referrals({ view, page: number })} />
		</>
	);
}

function Card({ card: { href, name, service, state, stateWords, isSoon } }: { card: ReferralCard }) {
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
		</article>
	);
}
