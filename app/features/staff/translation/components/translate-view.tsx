import {
	BackLink,
	Button,
	Checkboxes,
	Details,
	ErrorSummary,
	InsetText,
	NotificationBanner,
	Textarea,
} from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { useSpeech } from "../../../../platform/i18n/context";
import type { Piece } from "../../../publishing/compare-entries";
import { Marked } from "../../../publishing/components/comparison";
import { StatusTag } from "../../../publishing/components/status-tag";
import type { TranslatedFieldView, TranslatePage } from "../translate-page.server";
import { TranslationTag } from "./translation-tag";

/** Each field of an entry: the English beside the translation, what changed in it, and what the glossary says. */
export function TranslateView({ page }: { page: TranslatePage }) {
	const { t } = useSpeech();
	const { name, kind, status, language, fields, errors, done, entryHref, nextHref } = page;
	return (
		<>
			<BackLink href={page.backHref}>{t("staff-translation:desk.title")}</BackLink>
			<ErrorSummary errors={errors} />
			{done ? <NotificationBanner success>{t(`staff-translation:page.done.${done}`)}</NotificationBanner> : null}
			<PageHeading caption={t("staff-translation:page.caption", { kind, language: language.name })}>{name}</PageHeading>
			<p className="govuk-body">
				{status ? <StatusTag status={status} /> : null}{" "}
				<a className="govuk-link" href={entryHref}>
					{t("staff-translation:page.open")}
				</a>
			</p>
			{page.reviewNote ? (
				<InsetText>
					<h2 className="govuk-heading-s">{t("staff-translation:page.asked")}</h2>
					<p className="govuk-body app-pre">{page.reviewNote}</p>
				</InsetText>
			) : null}
			<Terms page={page} />
			<form method="post" noValidate>
				{/* Enter in a field presses a form's first button. */}
				<button className="app-default-button" type="submit" name="intent" value="save" tabIndex={-1} aria-hidden />
				<input type="hidden" name="revision" value={page.revision} />
				<input type="hidden" name="seen" value={page.seen} />
				{fields.map((field) => (
					<Field key={field.id} field={field} language={language} errors={errors} />
				))}
				<div className="govuk-button-group">
					{nextHref ? (
						<Button name="intent" value="next">
							{t("staff-translation:page.submitNext")}
						</Button>
					) : null}
					<Button name="intent" value="submit" variant={nextHref ? "secondary" : undefined}>
						{t("staff-translation:page.submit")}
					</Button>
					<Button name="intent" value="save" variant="secondary">
						{t("staff-translation:page.save")}
					</Button>
					{nextHref ? (
						<a className="govuk-link" href={nextHref}>
							{t("staff-translation:page.next")}
						</a>
					) : null}
				</div>
				<p className="govuk-hint app-measure">{t("staff-translation:page.submitHint", { language: language.name })}</p>
				{page.machine ? (
					<>
						<p className="govuk-hint app-measure">{t("staff-translation:page.draftHint")}</p>
						<Button name="intent" value="machine" variant="secondary">
							{t("staff-translation:page.draft")}
						</Button>
					</>
				) : null}
			</form>
			<Written page={page} />
		</>
	);
}

function Terms({ page: { terms, language, glossaryHref } }: { page: TranslatePage }) {
	const { t } = useSpeech();
	return (
		<Details summary={t("staff-translation:page.terms")} open={terms.length > 0}>
			{terms.length > 0 ? (
				<dl className="app-translation__terms">
					{terms.map(({ term, translation }) => (
						<div key={term}>
							<dt>{term}</dt>
							<dd lang={language.code} dir={language.dir}>
								{translation}
							</dd>
						</div>
					))}
				</dl>
			) : null}
			<a className="govuk-link" href={glossaryHref}>
				{t("staff-translation:page.glossary")}
			</a>
		</Details>
	);
}

interface FieldProps {
	field: TranslatedFieldView;
	language: TranslatePage["language"];
	errors: TranslatePage["errors"];
}

function Field({ field, language, errors }: FieldProps) {
	const { t } = useSpeech();
	const { id, label, english, status, text, changes, theirs, warnings } = field;
	return (
		<section className="app-translation" aria-labelledby={`${id}-title`}>
			<div>
				<h2 className="govuk-heading-m" id={`${id}-title`}>
					{label}
				</h2>
				<p className="govuk-visually-hidden">{t("staff-translation:page.english")}</p>
				<p className="app-translation__text">{english}</p>
				{changes ? <Changes pieces={changes} /> : null}
			</div>
			<div>
				<p className="govuk-body govuk-!-margin-bottom-2">
					<TranslationTag status={status}>{t(`staff-translation:status.${status}`)}</TranslationTag>
				</p>
				<Textarea
					name={id}
					label={`${language.name}: ${label}`}
					hint={field.limit}
					error={errors.find((error) => error.field === id)?.text}
					rows={field.rows}
					defaultValue={text}
					lang={language.code}
					dir={language.dir}
				/>
				{theirs === null ? null : (
					<>
						<p className="govuk-body govuk-!-margin-bottom-1">{t("staff-translation:page.theirs")}</p>
						<p className="app-translation__text app-translation__changes" lang={language.code} dir={language.dir}>
							{theirs}
						</p>
					</>
				)}
				{warnings.map(({ term, translation }) => (
					<p key={term} className="app-translation__warning">
						{t("staff-translation:page.warning", { term, translation })}
					</p>
				))}
				{field.checkable ? (
					<Checkboxes
						small
						name={field.checkId}
						legend={<span className="govuk-visually-hidden">{label}</span>}
						choices={[{ value: "yes", label: t("staff-translation:page.right") }]}
						defaultValues={field.checked ? ["yes"] : []}
					/>
				) : null}
			</div>
		</section>
	);
}

/** Pieces are their places: they do not move. */
const placed = <T,>(all: readonly T[]) => all.map((value, at) => ({ key: String(at), value }));

function Changes({ pieces }: { pieces: readonly Piece[] }) {
	const { t } = useSpeech();
	return (
		<div className="app-translation__changes">
			<h3 className="govuk-heading-s govuk-!-margin-bottom-1">{t("staff-translation:page.changed")}</h3>
			<p className="app-translation__text govuk-!-margin-bottom-0">
				{placed(pieces).map(({ key, value: piece }) => (
					<Marked key={key} piece={piece} />
				))}
			</p>
		</div>
	);
}

/** What is written and not published: where it is decided over, and how it is taken back. */
function Written({ page: { reviewHref, revision, canRecall, canDiscard, language } }: { page: TranslatePage }) {
	const { t } = useSpeech();
	if (!reviewHref) return null;
	return (
		<section className="govuk-!-margin-top-4">
			<h2 className="govuk-heading-m">{t("staff-translation:page.written", { language: language.name })}</h2>
			<p className="govuk-body">
				<a className="govuk-link" href={reviewHref}>
					{t("staff-translation:page.review")}
				</a>
			</p>
			{canRecall || canDiscard ? (
				<form method="post" className="govuk-button-group">
					<input type="hidden" name="revision" value={revision} />
					{canRecall ? (
						<Button name="intent" value="recall" variant="secondary">
							{t("staff-translation:page.recall")}
						</Button>
					) : null}
					{canDiscard ? (
						<Details summary={t("staff-translation:page.discard")}>
							<p className="govuk-body app-measure">
								{t("staff-translation:page.discardHint", { language: language.name })}
							</p>
							<Button name="intent" value="discard" variant="warning">
								{t("staff-translation:page.discardButton")}
							</Button>
						</Details>
					) : null}
				</form>
			) : null}
		</section>
	);
}
