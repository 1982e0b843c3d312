import { Button, Input, NotificationBanner, SummaryList } from "../../../components/govuk";
import { PageHeading } from "../../../components/page-heading";
import { useSpeech } from "../../../platform/i18n/context";
import type { AccountPage } from "../account-page.server";

/** Somebody's own account: who they are here, where they are signed in, their passkeys. */
export function AccountView({ page }: { page: AccountPage }) {
	const { t, paths } = useSpeech();
	const { name, email, provider, family, staff, records, referrals, done } = page;
	return (
		<>
			{done ? <NotificationBanner success>{t(`accounts:account.done.${done}`)}</NotificationBanner> : null}
			<PageHeading>{t("accounts:account.title")}</PageHeading>
			<SummaryList
				rows={[
					{ key: t("accounts:account.name"), value: name },
					...(email ? [{ key: t("accounts:account.email"), value: email }] : []),
					{ key: t("accounts:account.provider"), value: provider },
				]}
			/>
			{family ? (
				<p className="govuk-body">
					<a className="govuk-link" href={paths.redBooks()}>
						{t("accounts:account.to-red-books")}
					</a>
				</p>
			) : null}
			{records ? (
				<p className="govuk-body">
					<a className="govuk-link" href={paths.records()}>
						{t("accounts:account.to-records")}
					</a>
				</p>
			) : null}
			{referrals ? (
				<p className="govuk-body">
					<a className="govuk-link" href={paths.referrals()}>
						{t("accounts:account.to-referrals")}
					</a>
				</p>
			) : null}
			{staff ? (
				<p className="govuk-body">
					<a className="govuk-link" href={paths.staff()}>
						{t("accounts:account.to-staff")}
					</a>
				</p>
			) : null}
			<form method="post" action={paths.signOut()}>
				<Button variant="secondary">{t("accounts:account.sign-out")}</Button>
			</form>
			<Sessions sessions={page.sessions} />
			<Passkeys passkeys={page.passkeys} />
		</>
	);
}

function Sessions({ sessions }: Pick<AccountPage, "sessions">) {
	const { t } = useSpeech();
	return (
		<section>
			<h2 className="govuk-heading-m">{t("accounts:account.sessions.title")}</h2>
			<ul className="app-cards">
				{sessions.map(({ id, device, since, seen, here }) => (
					<li key={id}>
						<form className="app-card" method="post">
							<h3 className="govuk-heading-s">
								{here ? `${device} (${t("accounts:account.sessions.here")})` : device}
							</h3>
							<p>{t("accounts:account.sessions.since", { when: since })}</p>
							<p>{t("accounts:account.sessions.seen", { when: seen })}</p>
							{here ? null : (
								<>
									<input type="hidden" name="id" value={id} />
									<Button variant="secondary" name="do" value="end-session">
										{t("accounts:account.sessions.end")}
									</Button>
								</>
							)}
						</form>
					</li>
				))}
			</ul>
			{sessions.length > 1 ? (
				<form method="post">
					<Button variant="secondary" name="do" value="end-others">
						{t("accounts:account.sessions.end-others")}
					</Button>
				</form>
			) : null}
		</section>
	);
}

function Passkeys({ passkeys }: Pick<AccountPage, "passkeys">) {
	const { t, paths } = useSpeech();
	return (
		<section>
			<h2 className="govuk-heading-m">{t("accounts:account.passkeys.title")}</h2>
			<p className="govuk-body app-measure">{t("accounts:account.passkeys.about")}</p>
			{passkeys.length === 0 ? <p className="govuk-body">{t("accounts:account.passkeys.none")}</p> : null}
			<ul className="app-cards">
				{passkeys.map(({ id, name, added, used }, index) => (
					<li key={id}>
						<form className="app-card" method="post">
							<h3 className="govuk-heading-s">{name}</h3>
							<p>{t("accounts:account.passkeys.added", { when: added })}</p>
							<p>{used ? t("accounts:account.passkeys.used", { when: used }) : t("accounts:account.passkeys.never")}</p>
							<input type="hidden" name="id" value={id} />
							<Input
								id={`passkey-${index + 1}`}
								name="name"
								label={t("accounts:account.passkeys.name")}
								defaultValue={name}
								maxLength={60}
								width={20}
							/>
							<div className="govuk-button-group">
								<Button variant="secondary" name="do" value="rename-passkey">
									{t("accounts:account.passkeys.rename")}
								</Button>
								<Button variant="warning" name="do" value="remove-passkey">
									{t("accounts:account.passkeys.remove", { name })}
								</Button>
							</div>
						</form>
					</li>
				))}
			</ul>
			<Button href={paths.addPasskey()}>{t("accounts:account.passkeys.add")}</Button>
		</section>
	);
}
