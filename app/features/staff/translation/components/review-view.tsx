import {
	BackLink,
	Button,
	ErrorSummary,
	InsetText,
	NotificationBanner,
	Tag,
	Textarea,
} from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { UnsentWords } from "../../../../components/unsent-words";
import { useSpeech } from "../../../../platform/i18n/context";
import type { Piece } from "../../../publishing/compare-entries";
import { Marked } from "../../../publishing/components/comparison";
import { StatusTag } from "../../../publishing/components/status-tag";
import type { ReviewedField, TranslationReviewPage } from "../review-page.server";
import { TranslationTag } from "./translation-tag";

interface Props {
	page: TranslationReviewPage;
	done?: "published" | "changes" | null;
	errors?: { field?: string; text: string }[];
	/** What the reviewer typed, to be shown again. */
	note?: string;
}

/** A translation before families read it: field by field, then the decision. */
export function TranslationReviewView({ page, done = null, errors = [], note = "" }: Props) {
	const { t } = useSpeech();
	const { name, kind, status, language, fields, by } = page;
	return (
		<>
			<BackLink href={page.backHref}>{t("staff-translation:page.title", { name, language: language.name })}</BackLink>
			<ErrorSummary errors={errors} />
			{done ? <NotificationBanner success>{t(`staff-translation:page.done.${done}`)}</NotificationBanner> : null}
			<PageHeading caption={t("staff-translation:page.caption", { kind, language: language.name })}>{name}</PageHeading>
			{status ? (
				<p className="govuk-body">
					<StatusTag status={status} /> {by}
				</p>
			) : (
				<p className="govuk-body">{t("staff-translation:review.nothing")}</p>
			)}
			<p className="govuk-body">
				<a className="govuk-link" href={page.previewHref}>
					{t("staff-entries:entry.preview")}
				</a>
			</p>
			{fields.map((field) => (
				<Field key={field.key} field={field} language={language} />
			))}
			<Decision page={page} errors={errors} note={note} />
		</>
	);
}

type Language = TranslationReviewPage["language"];

function Field({ field, language }: { field: ReviewedField; language: Language }) {
	const { t } = useSpeech();
	const { label, english, status, change, before, after } = field;
	return (
		<section className="app-compare__row">
			<h2 className="govuk-heading-s app-compare__label">
				{label}{" "}
				{change === "same" ? (
					<TranslationTag status={status}>{t(`staff-translation:status.${status}`)}</TranslationTag>
				) : (
					<Tag>{t(`staff-entries:change.${change}`)}</Tag>
				)}
			</h2>
			<h3 className="app-compare__side-title">{t("staff-translation:review.english")}</h3>
			<p className="govuk-body app-pre app-measure">{english}</p>
			<div className="app-compare__sides">
				{before.length > 0 && change !== "same" ? (
					<Side title={t("staff-translation:review.before")} lines={before} language={language} />
				) : null}
				{after.length > 0 ? (
					<Side title={t("staff-translation:review.after")} lines={after} language={language} />
				) : null}
			</div>
		</section>
	);
}

/** Lines and pieces are their places: neither moves. */
const placed = <T,>(all: readonly T[]) => all.map((value, at) => ({ key: String(at), value }));

function Side({ title, lines, language }: { title: string; lines: readonly Piece[][]; language: Language }) {
	return (
		<div className="app-compare__side">
			<h3 className="app-compare__side-title">{title}</h3>
			{placed(lines).map(({ key, value: pieces }) => (
				<p key={key} className="govuk-body app-compare__line" lang={language.code} dir={language.dir}>
					{placed(pieces).map(({ key: at, value: piece }) => (
						<Marked key={at} piece={piece} />
					))}
				</p>
			))}
		</div>
	);
}

function Decision({ page, errors, note }: Required<Pick<Props, "page" | "errors" | "note">>) {
	const { t } = useSpeech();
	const { revision, mayPublish, mayRequestChanges, refused, language } = page;
	if (!mayPublish && !mayRequestChanges) {
		return (
			<>
				{refused ? <InsetText>{refused}</InsetText> : null}
				<UnsentWords lead={t("staff-translation:review.notSent")} words={[note]} />
			</>
		);
	}
	return (
		<section>
			<h2 className="govuk-heading-l">{t("staff-translation:review.decide")}</h2>
			{refused ? <InsetText>{refused}</InsetText> : null}
			<form method="post" noValidate>
				<input type="hidden" name="revision" value={revision} />
				{mayPublish ? (
					<Button name="intent" value="publish">
						{t("staff-translation:review.publish", { language: language.name })}
					</Button>
				) : null}
				{mayRequestChanges ? (
					<>
						<Textarea
							name="note"
							label={t("staff-translation:review.note")}
							labelSize="s"
							rows={3}
							defaultValue={note}
							error={errors.find(({ field }) => field === "note")?.text}
						/>
						<Button name="intent" value="changes" variant="secondary">
							{t("staff-translation:review.changes")}
						</Button>
					</>
				) : null}
			</form>
		</section>
	);
}
