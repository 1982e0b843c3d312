import {
	BackLink,
	Button,
	ErrorSummary,
	NotificationBanner,
	Radios,
	SummaryList,
	Tag,
	Textarea,
	WarningText,
} from "../../../components/govuk";
import { LinkList } from "../../../components/link-list";
import { OneTimeMark } from "../../../components/one-time-mark";
import { PageHeading } from "../../../components/page-heading";
import { NOTE_SIGHTS } from "../../../model/referrals/referral";
import { listErrors } from "../../../platform/forms/field-errors";
import { oneOf } from "../../../platform/forms/values";
import { useSpeech } from "../../../platform/i18n/context";
import type { ReferralPage, ReferralPosted } from "../referral-page.server";
import { Appointments } from "./appointments";
import { ReferHere } from "./new-view";

type Refused = Extract<ReferralPosted, { ok: false }>;
interface Props {
	page: ReferralPage;
	refused?: Refused;
}

/** One referral: where it is, how the family is reached without harm, what may be done, what was done. */
export function ReferralView({ page, refused }: Props) {
	const { t, paths } = useSpeech();
	const { name, service, organisation, groups, actions } = page;
	const errors =
		refused && "errors" in refused
			? listErrors(refused.errors, (reason, _, field) =>
					t(`staff-referrals:error.${reason}`, { field: t(`staff-referrals:one.${field as "note" | "sight"}`) }),
				)
			: refused
				? [{ text: t("staff-referrals:changed") }]
				: [];
	return (
		<>
			<BackLink href={paths.referrals()}>{t("staff-referrals:title")}</BackLink>
			<ErrorSummary errors={errors} />
			{page.done && !refused ? <NotificationBanner success>{page.done}</NotificationBanner> : null}
			<PageHeading caption={t("staff-referrals:one.to", { service, organisation })}>
				<bdi>{name}</bdi>
			</PageHeading>
			<p className="govuk-body app-measure">
				<Tag>{t(`staff-referrals:state.${page.state}`)}</Tag> {page.stateWords}
			</p>
			{page.linked.map(({ text, href }) => (
				<p key={text} className="govuk-body app-measure">
					{href ? (
						<a className="govuk-link" href={href}>
							{text}
						</a>
					) : (
						text
					)}
				</p>
			))}
			{page.late ? <WarningText>{page.late}</WarningText> : null}
			{page.unread ? <WarningText>{t("staff-referrals:one.unread")}</WarningText> : null}
			{page.warnings.map((warning) => (
				<WarningText key={warning}>{warning}</WarningText>
			))}
			{page.receive ? (
				<form method="post" action={paths.referral(page.id)}>
					<input type="hidden" name="revision" value={page.revision} />
					<Button name="do" value="receive">
						{t("staff-referrals:step.receive")}
					</Button>
				</form>
			) : null}
			{actions.length > 0 ? <LinkList links={actions} /> : null}
			{page.appointments.length > 0 || page.offers ? (
				<Appointments id={page.id} appointments={page.appointments} offers={page.offers} />
			) : null}
			{groups.map(({ question, title, rows }) => (
				<section key={question} className="app-measure">
					<h2 className="govuk-heading-m">{title}</h2>
					<SummaryList rows={rows} />
				</section>
			))}
			<p className="govuk-body app-measure">
				{t("staff-referrals:one.referrer", { who: page.referrer })} {page.sent} {page.family}
			</p>
			{page.feedback ? (
				<section className="app-measure">
					<h2 className="govuk-heading-m">{t("staff-referrals:one.feedback")}</h2>
					<article className="app-answer">
						<h3 className="govuk-heading-s">{page.feedback.helped}</h3>
						{page.feedback.words ? (
							<p className="govuk-body app-pre" dir="auto">
								{page.feedback.words}
							</p>
						) : null}
						<p className="govuk-hint">{page.feedback.by}</p>
					</article>
				</section>
			) : null}
			<Steps page={page} />
			<Notes page={page} refused={refused} errors={errors} />
		</>
	);
}

function Steps({ page: { id, steps } }: { page: ReferralPage }) {
	const { t } = useSpeech();
	return (
		<section className="app-measure">
			<h2 className="govuk-heading-m">{t("staff-referrals:one.steps")}</h2>
			{steps.map(({ number, what, by, lines, alternatives }) => (
				<article key={number} className="app-answer">
					<h3 className="govuk-heading-s">{what}</h3>
					{lines.map((line) => (
						<p key={line} className="govuk-body app-pre">
							{line}
						</p>
					))}
					<p className="govuk-hint">{by}</p>
					{alternatives.map((other) => (
						<div key={other.id}>
							<p className="govuk-body">
								<a className="govuk-link" href={other.href}>
									{other.name}
								</a>
							</p>
							{other.receives ? <ReferHere id={other.id} name={other.name} from={id} /> : null}
							{other.isOpen ? <p className="govuk-hint">{t("staff-referrals:new.open")}</p> : null}
						</div>
					))}
				</article>
			))}
		</section>
	);
}

interface NotesProps extends Props {
	errors: readonly { field?: string; text: string }[];
}

function Notes({ page: { id, notes, choosesSight }, refused, errors }: NotesProps) {
	const { t, paths } = useSpeech();
	const typed = refused && "typed" in refused ? refused.typed : {};
	const errorOf = (name: string) => errors.find(({ field }) => field === name)?.text;
	return (
		<section className="app-measure">
			<h2 className="govuk-heading-m">{t("staff-referrals:one.notes")}</h2>
			{notes.length === 0 ? <p className="govuk-body">{t("staff-referrals:one.no-notes")}</p> : null}
			{notes.map((one) => (
				<article key={one.id} className="app-answer">
					<p className="govuk-body app-pre">{one.text}</p>
					<p className="govuk-hint">
						{one.by} {one.sight}
					</p>
				</article>
			))}
			<form method="post" action={paths.referral(id)} noValidate>
				<OneTimeMark />
				<Textarea
					name="note"
					label={t("staff-referrals:one.note")}
					labelSize="s"
					hint={t("staff-referrals:one.note-hint")}
					rows={3}
					defaultValue={oneOf(typed, "note")}
					error={errorOf("note")}
				/>
				{choosesSight ? (
					<Radios
						name="sight"
						legend={t("staff-referrals:one.sight")}
						legendSize="s"
						error={errorOf("sight")}
						choices={NOTE_SIGHTS.map((value) => ({ value, label: t(`staff-referrals:sight.${value}`) }))}
						defaultValue={oneOf(typed, "sight") || "service"}
					/>
				) : null}
				<Button variant="secondary" name="do" value="note">
					{t("staff-referrals:one.add-note")}
				</Button>
			</form>
		</section>
	);
}
