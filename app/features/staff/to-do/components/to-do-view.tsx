import { PageHeading } from "../../../../components/page-heading";
import type { Role } from "../../../../model/people/roles";
import { useSpeech } from "../../../../platform/i18n/context";
import type { Need, NeedsPage } from "../to-do-page.server";

/** What needs somebody now: a list with numbers and ages; when nothing does, that. */
export function NeedsView({ page, roles }: { page: NeedsPage; roles: readonly Role[] }) {
	const { t, format } = useSpeech();
	const { mine, team, hubs, claimHref } = page;
	return (
		<>
			<PageHeading>{t("staff:home.title")}</PageHeading>
			{mine.length + team.length === 0 ? (
				<div className="app-staff-clear">
					<h2 className="govuk-heading-m">{t("staff:home.nothing")}</h2>
					<p className="govuk-body">{t("staff-home:clear")}</p>
				</div>
			) : null}
			<Needs title={t("staff-home:mine")} needs={mine} />
			<Needs title={t("staff-home:team")} needs={team} />
			{hubs ? (
				<p className="govuk-body">
					<a className="govuk-link" href={hubs.href}>
						{t("staff-home:hubs.title")}
					</a>
					: {hubs.text}
				</p>
			) : null}
			{claimHref ? (
				<p className="govuk-body">
					<a className="govuk-link" href={claimHref}>
						{t("staff-home:claim")}
					</a>
				</p>
			) : null}
			<p className="govuk-hint">
				{t("staff:home.roles", { roles: format.list(roles.map((role) => t(`staff:role.${role}`))) })}
			</p>
		</>
	);
}

function Needs({ title, needs }: { title: string; needs: readonly Need[] }) {
	const { format } = useSpeech();
	if (needs.length === 0) return null;
	return (
		<section>
			<h2 className="govuk-heading-m">{title}</h2>
			<ul className="app-needs">
				{needs.map(({ key, href, text, count, age }) => (
					<li key={key} className="app-needs__item">
						<span className="app-needs__count" aria-hidden="true">
							{format.number(count)}
						</span>
						<span>
							<a className="govuk-link app-needs__link" href={href}>
								<span className="govuk-visually-hidden">{format.number(count)} </span>
								{text}
							</a>
							{age ? <span className="app-records__under">{age}</span> : null}
						</span>
					</li>
				))}
			</ul>
		</section>
	);
}
