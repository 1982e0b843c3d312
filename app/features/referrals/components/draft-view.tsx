import { BackLink, Button, Checkboxes, ErrorSummary, SummaryList, WarningText } from "../../../components/govuk";
import { PageHeading } from "../../../components/page-heading";
import { listErrors } from "../../../platform/forms/field-errors";
import { useSpeech } from "../../../platform/i18n/context";
import type { Answered, CheckPage, QuestionPage, StopPage } from "../question-page.server";
import { ServiceToRefer } from "./new-view";
import { QuestionFields } from "./question-fields";

type Refused = Extract<Answered, { ok: false }>;
interface Props {
	page: QuestionPage | CheckPage | StopPage;
	refused?: Refused;
}

/** The pages of a referral that is being written. */
export function DraftView({ page, refused }: Props) {
	if (page.kind === "question") return <QuestionView page={page} refused={refused} />;
	return page.kind === "stop" ? <StopView page={page} /> : <CheckView page={page} refused={refused} />;
}

/** Questions whose one field is the page's heading. */
const ITS_OWN_HEADING: ReadonlySet<QuestionPage["question"]> = new Set(["safety", "consent", "urgency"]);

function QuestionView({ page, refused }: { page: QuestionPage; refused?: Refused }) {
	const { t, paths } = useSpeech();
	const { id, question, values, back, service } = page;
	const failed = refused && "errors" in refused ? refused : undefined;
	const labelOf = (field: string) =>
		ITS_OWN_HEADING.has(question)
			? t(`staff-referrals:question.${question}`)
			: t(`staff-referrals:field.${field as "givenName"}`);
	const errors = listErrors(failed?.errors ?? {}, (reason, _, field) =>
		t(`staff-referrals:error.${reason}`, { field: labelOf(field) }),
	);
	return (
		<>
			<BackLink href={back ? paths.referral(id, `/draft/${back}`) : paths.referrals()} />
			<ErrorSummary errors={errors} />
			<p className="govuk-caption-l">{t("staff-referrals:to", { service })}</p>
			{ITS_OWN_HEADING.has(question) ? null : (
				<PageHeading lead={t(`staff-referrals:lead.${question}`)}>
					{t(`staff-referrals:question.${question}`)}
				</PageHeading>
			)}
			<form method="post" className="app-measure" noValidate>
				<QuestionFields page={page} typed={failed?.typed ?? values} errors={errors} />
				<Button>{t("staff-referrals:continue")}</Button>
			</form>
			<p className="govuk-hint app-measure">{t("staff-referrals:kept")}</p>
		</>
	);
}

function StopView({ page: { id, stop } }: { page: StopPage }) {
	const { t, paths } = useSpeech();
	const question = stop === "danger" ? "safety" : "consent";
	return (
		<>
			<BackLink href={paths.referral(id, `/draft/${question}`)} />
			<PageHeading>{t(`staff-referrals:stop.${stop}.title`)}</PageHeading>
			{stop === "danger" ? <WarningText>{t("staff-referrals:stop.danger.call")}</WarningText> : null}
			<p className="govuk-body">{t(`staff-referrals:stop.${stop}.text`)}</p>
			<Discard id={id} />
		</>
	);
}

function CheckView({ page, refused }: { page: CheckPage; refused?: Refused }) {
	const { t, paths } = useSpeech();
	const { id, service, groups, misfits, alternatives } = page;
	const twin = refused && "twin" in refused ? refused.twin : undefined;
	const twinText = t(`staff-referrals:check.twin-${twin?.id ? "own" : "other"}`);
	return (
		<>
			<BackLink href={paths.referrals()}>{t("staff-referrals:title")}</BackLink>
			<ErrorSummary errors={twin ? [{ field: "again", text: twinText }] : []} />
			<PageHeading caption={t("staff-referrals:to", { service })}>{t("staff-referrals:check.title")}</PageHeading>
			{misfits.length > 0 ? (
				<section>
					{misfits.map((misfit) => (
						<WarningText key={misfit}>{t(`staff-referrals:misfit.${misfit}`)}</WarningText>
					))}
					<h2 className="govuk-heading-m">{t("staff-referrals:check.alternatives")}</h2>
					{alternatives.length === 0 ? <p className="govuk-body">{t("staff-referrals:check.no-alternative")}</p> : null}
					{alternatives.map((other) => (
						<ServiceToRefer key={other.id} service={other} from={id} />
					))}
				</section>
			) : null}
			{groups.map(({ question, title, rows }) => (
				<section key={question} className="app-measure">
					<h2 className="govuk-heading-m">{title}</h2>
					<SummaryList rows={rows} />
					<p className="govuk-body">
						<a className="govuk-link" href={paths.referral(id, `/draft/${question}`)}>
							{t("staff-referrals:check.change")}
							<span className="govuk-visually-hidden"> {title}</span>
						</a>
					</p>
				</section>
			))}
			{misfits.length > 0 ? null : (
				<form method="post" action={paths.referral(id, "/draft/check")} noValidate>
					{twin ? (
						<>
							{twin.id ? (
								<p className="govuk-body">
									<a className="govuk-link" href={paths.referral(twin.id)}>
										{t("staff-referrals:check.twin-link")}
									</a>
								</p>
							) : null}
							<Checkboxes
								name="again"
								legend={t("staff-referrals:check.again-legend")}
								legendSize="s"
								error={twinText}
								choices={[{ value: "yes", label: t("staff-referrals:check.again") }]}
							/>
						</>
					) : null}
					<p className="govuk-body app-measure">{t("staff-referrals:check.lead")}</p>
					<Button name="do" value="send">
						{t("staff-referrals:check.send")}
					</Button>
				</form>
			)}
			<Discard id={id} />
		</>
	);
}

function Discard({ id }: { id: string }) {
	const { t, paths } = useSpeech();
	return (
		<form method="post" action={paths.referral(id, "/draft/check")}>
			<Button variant="warning" name="do" value="discard">
				{t("staff-referrals:discard")}
			</Button>
		</form>
	);
}
