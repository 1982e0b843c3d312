import { Button, ErrorSummary, Input, NotificationBanner, SummaryList, Textarea } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { oneOf } from "../../../../platform/forms/values";
import { useSpeech } from "../../../../platform/i18n/context";
import type { Joined, RecordsPage } from "../records-page.server";

interface Props {
	page: RecordsPage;
	/** What families say is wrong with entries of theirs. */
	asked: readonly { id: string; href: string; text: string; since: string }[];
	refused?: Extract<Joined, { ok: false }>;
}

/** The records that are open to a professional now, and how they open one more. There is no search over children. */
export function RecordsView({ page, asked, refused }: Props) {
	const { t, paths } = useSpeech();
	const { as, records, done } = page;
	const error = refused?.reason
		? {
				field: refused.reason === "passcode" ? "passcode" : "link",
				text: t(`staff-records:join.error.${refused.reason}`, { remaining: String(refused.remaining ?? "") }),
			}
		: null;
	const errorOf = (field: string) => (error?.field === field ? error.text : undefined);
	return (
		<>
			<ErrorSummary errors={error ? [error] : []} />
			{done && !refused ? <NotificationBanner success>{done}</NotificationBanner> : null}
			<PageHeading lead={as}>{t("staff-records:title")}</PageHeading>
			{asked.length > 0 ? (
				<>
					<h2 className="govuk-heading-m">{t("staff-records:problem.asked", { count: asked.length })}</h2>
					<ul className="govuk-list">
						{asked.map(({ id, href, text, since }) => (
							<li key={id}>
								<a className="govuk-link" href={href}>
									{text}
								</a>
								<br />
								<span className="govuk-hint">{since}</span>
							</li>
						))}
					</ul>
				</>
			) : null}
			{records.length === 0 ? <p className="govuk-body app-measure">{t("staff-records:none")}</p> : null}
			{records.map(({ id, name, born, sections, until }) => (
				<article key={id} className="app-answer app-measure">
					<h2 className="govuk-heading-m">
						<a className="govuk-link" href={paths.record(id)}>
							<bdi>{name}</bdi>
						</a>
					</h2>
					<SummaryList
						rows={[
							{ key: t("staff-records:column.born"), value: born },
							{ key: t("staff-records:column.sections"), value: sections },
							{ key: t("staff-records:column.until"), value: until },
						]}
					/>
				</article>
			))}
			<h2 className="govuk-heading-m">{t("staff-records:join.title")}</h2>
			<form method="post" noValidate>
				<Textarea
					name="link"
					label={t("staff-records:join.link")}
					labelSize="s"
					hint={t("staff-records:join.link-hint")}
					rows={3}
					error={errorOf("link")}
					defaultValue={oneOf(refused?.typed ?? {}, "link")}
				/>
				<Input
					name="passcode"
					label={t("staff-records:join.passcode")}
					labelSize="s"
					hint={t("staff-records:join.passcode-hint")}
					width={10}
					inputMode="numeric"
					autoComplete="off"
					error={errorOf("passcode")}
				/>
				<Button>{t("staff-records:join.submit")}</Button>
			</form>
		</>
	);
}
