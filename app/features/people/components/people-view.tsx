import { Button, ErrorSummary, Input, NotificationBanner, Pagination, Tag } from "../../../components/govuk";
import { OneTimeMark } from "../../../components/one-time-mark";
import { PageHeading } from "../../../components/page-heading";
import { RecordTable } from "../../../components/staff/record-table";
import { staffPaths } from "../../../paths";
import { useSpeech } from "../../../platform/i18n/context";
import type { PeoplePage } from "../members/people-page.server";

/** Everybody who has a role in the council, and those who are invited. */
export function PeopleView({ page }: { page: PeoplePage }) {
	const { t } = useSpeech();
	const { council, slug, typed, people, done, error } = page;
	const paths = staffPaths(slug);
	return (
		<>
			{error ? <ErrorSummary errors={[{ text: t(`staff-people:error.${error}`) }]} /> : null}
			{done ? <NotificationBanner success>{t(`staff-people:done.${done}`)}</NotificationBanner> : null}
			<div className="app-staff-title">
				<PageHeading lead={t("staff-people:lead", { council })}>{t("staff-people:title")}</PageHeading>
				<Button href={paths.people("/invite")}>{t("staff-people:invite.title")}</Button>
			</div>
			<form method="get" action={paths.people()}>
				<Input name="q" label={t("staff-people:search.label")} defaultValue={typed} width={20} maxLength={100} />
				<Button variant="secondary">{t("staff-people:search.submit")}</Button>
			</form>
			{people.length === 0 ? (
				<p className="govuk-body">
					{typed ? t("staff-people:none-found", { typed }) : t("staff-people:none")}{" "}
					{typed ? (
						<a className="govuk-link" href={paths.people()}>
							{t("staff-people:search.all")}
						</a>
					) : null}
				</p>
			) : (
				<Members page={page} />
			)}
			<Pagination page={page.page} pages={page.pages} href={(at) => paths.people("", { q: typed, page: at })} />
			<Invitations page={page} />
		</>
	);
}

function Members({ page: { people, total } }: { page: PeoplePage }) {
	const { t } = useSpeech();
	const columns = [
		{ key: "name", text: t("staff-people:column.name") },
		{ key: "roles", text: t("staff-people:column.roles") },
		{ key: "signed-in", text: t("staff-people:column.signed-in") },
	];
	return (
		<>
			<p className="govuk-body">{t("staff-people:found", { count: total })}</p>
			<RecordTable
				caption={t("staff-people:title")}
				columns={columns}
				rows={people.map(({ id, name, href, email, roles, signedIn, deactivated }) => ({
					id,
					name,
					cells: [
						<div key="name">
							<a className="govuk-link" href={href}>
								{name}
							</a>
							<br />
							<span className="app-staff-address">{email}</span>{" "}
							{deactivated ? <Tag colour="grey">{t("staff-people:deactivated")}</Tag> : null}
						</div>,
						roles.join(", "),
						signedIn ?? t("staff-people:never"),
					],
				}))}
			/>
		</>
	);
}

function Invitations({ page: { invitations } }: { page: PeoplePage }) {
	const { t } = useSpeech();
	if (invitations.length === 0) return null;
	return (
		<section>
			<h2 className="govuk-heading-m">{t("staff-people:invitations.title")}</h2>
			<ul className="app-cards">
				{invitations.map(({ id, name, email, role, until, expired, releaseHref }) => (
					<li key={id}>
						<form className="app-card" method="post">
							<h3 className="govuk-heading-s">{name}</h3>
							<p className="app-staff-address">{email}</p>
							<p>{role}</p>
							<p>
								{t(expired ? "staff-people:invitations.expired" : "staff-people:invitations.until", { when: until })}
							</p>
							<p>
								<a className="govuk-link" href={releaseHref}>
									{t("staff-people:release.link")}
									<span className="govuk-visually-hidden">: {email}</span>
								</a>
							</p>
							<input type="hidden" name="id" value={id} />
							<OneTimeMark />
							<div className="govuk-button-group">
								<Button variant="secondary" name="do" value="send-again">
									{t("staff-people:invitations.again")}
									<span className="govuk-visually-hidden">: {email}</span>
								</Button>
								<Button variant="secondary" name="do" value="revoke">
									{t("staff-people:invitations.revoke")}
									<span className="govuk-visually-hidden">: {email}</span>
								</Button>
							</div>
						</form>
					</li>
				))}
			</ul>
		</section>
	);
}
