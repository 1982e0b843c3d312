import {
	BackLink,
	Button,
	Checkboxes,
	ErrorSummary,
	InsetText,
	NotificationBanner,
	Select,
	SummaryList,
	Tag,
	type TagColour,
	Textarea,
} from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import type { FeedbackStatus } from "../../../../model/publishing/feedback";
import { useSpeech } from "../../../../platform/i18n/context";
import { ANSWER_LIMIT, type AnswerErrors } from "../answer";
import type { Refused } from "../change-feedback.server";
import type { FeedbackPage } from "../feedback-page.server";

const COLOURS: Record<FeedbackStatus, TagColour> = { new: "blue", open: "yellow", closed: "grey" };

interface Props {
	page: FeedbackPage;
	/** What could not be done; what was typed is kept. */
	refused?: Refused;
}

/** What a family wrote and what is done about it; beside it, what families read of the listing now. */
export function FeedbackView({ page, refused }: Props) {
	const { t, format } = useSpeech();
	const limit = format.number(ANSWER_LIMIT);
	const { youSaid, weDid } = refused?.errors ?? {};
	const problem = refused?.problem && t(`staff-feedback:error.${refused.problem}`);
	return (
		<>
			<BackLink href={page.listHref}>{t("staff-feedback:title")}</BackLink>
			<ErrorSummary
				errors={[
					...(problem ? [{ field: refused.problem === "nobody" ? "person" : "weDid", text: problem }] : []),
					...(weDid ? [{ field: "weDid", text: t(`staff-feedback:error.${weDid.reason}`, { limit }) }] : []),
					...(youSaid ? [{ field: "youSaid", text: t(`staff-feedback:error.${youSaid.reason}`, { limit }) }] : []),
				]}
			/>
			{page.result && !refused ? (
				<NotificationBanner success>{t(`staff-feedback:done.${page.result}`)}</NotificationBanner>
			) : null}
			<PageHeading caption={t(`staff-feedback:kind.${page.kind}`)}>{page.about}</PageHeading>
			<div className="app-feedback">
				<div>
					<Message page={page} />
					<Assign page={page} />
					<AnswerForm page={page} refused={refused} />
				</div>
				<Listing page={page} />
			</div>
		</>
	);
}

function Message({ page: { details, received, status, keptDays } }: { page: FeedbackPage }) {
	const { t } = useSpeech();
	const none =
		status === "closed" ? t("staff-feedback:item.deleted", { days: keptDays }) : t("staff-feedback:item.no-words");
	return (
		<section aria-labelledby="message">
			<h2 className="govuk-heading-m" id="message">
				{t("staff-feedback:item.message")}
			</h2>
			<InsetText>
				{/* Families write in their own languages, right to left too. */}
				<p className="app-break" dir="auto">
					{details || none}
				</p>
			</InsetText>
			<p className="govuk-body">
				<Tag colour={COLOURS[status]}>{t(`staff-feedback:status.${status}`)}</Tag>{" "}
				{t("staff-feedback:item.received", { when: received })}
			</p>
		</section>
	);
}

function Assign({ page }: { page: FeedbackPage }) {
	const { t } = useSpeech();
	return (
		<section aria-labelledby="assign">
			<h2 className="govuk-heading-m" id="assign">
				{t("staff-feedback:assign.title")}
			</h2>
			<form method="post">
				<input type="hidden" name="seen" value={page.seen} />
				<Select
					name="person"
					label={t("staff-feedback:assign.label")}
					options={page.people}
					defaultValue={page.assignedTo}
				/>
				<Button variant="secondary" name="step" value="assign">
					{t("staff-feedback:assign.save")}
				</Button>
			</form>
		</section>
	);
}

function AnswerForm({ page, refused }: Props) {
	const { t, format } = useSpeech();
	const limit = format.number(ANSWER_LIMIT);
	const errors: AnswerErrors = refused?.errors ?? {};
	const typed = refused?.typed;
	const shown = typed ?? page.answer;
	const error = (one: AnswerErrors[string] | undefined) => one && t(`staff-feedback:error.${one.reason}`, { limit });
	const theirs = refused?.problem === "conflict" ? page.answer : null;
	return (
		<section aria-labelledby="answer">
			<h2 className="govuk-heading-m" id="answer">
				{t("staff-feedback:answer.title")}
			</h2>
			<form method="post" noValidate>
				<input type="hidden" name="seen" value={page.seen} />
				<Textarea
					name="weDid"
					label={t("staff-feedback:answer.we-did")}
					labelSize="s"
					hint={t("staff-feedback:answer.we-did-hint", { limit })}
					error={error(errors.weDid)}
					defaultValue={shown.weDid}
				/>
				{theirs ? <Theirs text={theirs.weDid} /> : null}
				<Checkboxes
					name="publish"
					legend={t("staff-feedback:answer.publish-legend")}
					legendSize="s"
					choices={[
						{ value: "yes", label: t("staff-feedback:answer.publish"), hint: t("staff-feedback:answer.publish-hint") },
					]}
					defaultValues={shown.publish ? ["yes"] : []}
				/>
				<Textarea
					name="youSaid"
					label={t("staff-feedback:answer.you-said")}
					labelSize="s"
					hint={t("staff-feedback:answer.you-said-hint")}
					rows={3}
					error={error(errors.youSaid)}
					defaultValue={shown.youSaid}
				/>
				{theirs ? <Theirs text={theirs.youSaid} /> : null}
				<div className="govuk-button-group">
					{page.status === "closed" ? null : (
						<Button name="step" value="close">
							{t("staff-feedback:answer.close")}
						</Button>
					)}
					<Button variant="secondary" name="step" value="keep">
						{t("staff-feedback:answer.save")}
					</Button>
					{page.status === "closed" ? (
						<Button variant="secondary" name="step" value="reopen">
							{t("staff-feedback:answer.reopen")}
						</Button>
					) : null}
				</div>
			</form>
		</section>
	);
}

function Theirs({ text }: { text: string }) {
	const { t } = useSpeech();
	return (
		<InsetText>
			<strong>{t("staff-feedback:theirs")}</strong>
			<p className="app-break">{text || t("staff-feedback:nothing")}</p>
		</InsetText>
	);
}

function Listing({ page: { listing } }: { page: FeedbackPage }) {
	const { t } = useSpeech();
	if (!listing) return null;
	return (
		<section className="app-staff-panel" aria-labelledby="listing">
			<h2 className="govuk-heading-m" id="listing">
				{t("staff-feedback:item.listing")}
			</h2>
			<ul className="govuk-list">
				<li>
					<a className="govuk-link" href={listing.editHref}>
						{t("staff-feedback:item.edit")}
					</a>
				</li>
				<li>
					{listing.publicHref ? (
						<a className="govuk-link" href={listing.publicHref}>
							{t("staff-feedback:item.view")}
						</a>
					) : (
						t("staff-feedback:item.not-public")
					)}
				</li>
				<li>
					<a className="govuk-link" href={listing.moreHref}>
						{t("staff-feedback:item.more")}
					</a>
				</li>
			</ul>
			{listing.sections.map(({ slug, title, rows }) => (
				<section key={slug}>
					<h3 className="govuk-heading-s">{title}</h3>
					<SummaryList rows={rows.map(({ label, lines }) => ({ key: label, value: <Lines lines={lines} /> }))} />
				</section>
			))}
		</section>
	);
}

function Lines({ lines }: { lines: readonly string[] }) {
	return (
		<>
			{lines.map((line) => (
				<p key={line} className="govuk-body app-break govuk-!-margin-bottom-1">
					{line}
				</p>
			))}
		</>
	);
}
