import { PageHeading } from "../../../../components/page-heading";
import type { Role } from "../../../../model/people/roles";
import { useSpeech } from "../../../../platform/i18n/context";
import type { ToDo, ToDoPage } from "../to-do-page.server";

/** What needs somebody now: a list with numbers and ages; when nothing does, that. */
export function ToDoView({ page, roles }: { page: ToDoPage; roles: readonly Role[] }) {
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
			<ToDoList title={t("staff-home:mine")} toDos={mine} />
			<ToDoList title={t("staff-home:team")} toDos={team} />
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

function ToDoList({ title, toDos }: { title: string; toDos: readonly ToDo[] }) {
	const { format } = useSpeech();
	if (toDos.length === 0) return null;
	return (
		<section>
			<h2 className="govuk-heading-m">{title}</h2>
			<ul className="app-to-do">
				{toDos.map(({ key, href, text, count, age }) => (
					<li key={key} className="app-to-do__item">
						<span className="app-to-do__count" aria-hidden="true">
							{format.number(count)}
						</span>
						<span>
							<a className="govuk-link app-to-do__link" href={href}>
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
