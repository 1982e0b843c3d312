import {
	BackLink,
	Button,
	Details,
	ErrorSummary,
	Input,
	InsetText,
	Radios,
	Textarea,
} from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { UnsentWords } from "../../../../components/unsent-words";
import { useSpeech } from "../../../../platform/i18n/context";
import { Comparison } from "../../../publishing/components/comparison";
import { StatusTag } from "../../../publishing/components/status-tag";
import type { ReviewPage, ReviewTyped } from "../review-page.server";

interface Refused {
	errors: { field?: string; text: string }[];
	typed: ReviewTyped;
}

/** Old beside new, then the decision. */
export function ReviewView({ page, refused }: { page: ReviewPage; refused?: Refused }) {
	const { t } = useSpeech();
	const { name, status, backHref, previewHref, isChange, changes, changed, same } = page;
	const sides = { before: t("staff-entries:review.before"), after: t("staff-entries:review.after") };
	return (
		<>
			<BackLink href={backHref}>{name}</BackLink>
			{refused ? <ErrorSummary errors={refused.errors} /> : null}
			<PageHeading>{t("staff-entries:review.title", { name })}</PageHeading>
			<p className="govuk-body">
				<StatusTag status={status} />
			</p>
			<p className="govuk-body">
				{isChange ? t("staff-entries:review.changes", { count: changes }) : t("staff-entries:review.isNew")}{" "}
				<a className="govuk-link" href={previewHref}>
					{t("staff-entries:entry.preview")}
				</a>
			</p>
			<Comparison sections={changed} {...sides} />
			{isChange ? (
				<Details summary={t("staff-entries:review.same")}>
					<Comparison sections={same} {...sides} />
				</Details>
			) : (
				<Comparison sections={same} {...sides} />
			)}
			<Decision page={page} refused={refused} />
		</>
	);
}

function Decision({ page, refused }: { page: ReviewPage; refused?: Refused }) {
	const { t } = useSpeech();
	const { revision, missing, mayRequestChanges, tomorrow } = page;
	const publishes = page.refused === null && missing.length === 0;
	const error = (field: string) => refused?.errors.find((one) => one.field === field)?.text;
	const typed = refused?.typed;
	const choice = (value: "now" | "later" | "changes") => ({
		value,
		label: t(`staff-entries:review.decision.${value}`),
		hint: t(`staff-entries:review.decisionHint.${value}`),
	});
	const choices = [
		...(publishes ? [choice("now"), choice("later")] : []),
		...(mayRequestChanges ? [choice("changes")] : []),
	];
	return (
		<section>
			<h2 className="govuk-heading-l">{t("staff-entries:review.decide")}</h2>
			{page.outdates ? <p className="govuk-body app-measure">{page.outdates}</p> : null}
			{page.refused ? <InsetText>{page.refused}</InsetText> : null}
			{missing.length > 0 ? (
				<InsetText>
					<p className="govuk-body">{t("staff-entries:review.incomplete")}</p>
					<ul className="govuk-list govuk-list--bullet">
						{missing.map(({ key, text }) => (
							<li key={key}>{text}</li>
						))}
					</ul>
				</InsetText>
			) : null}
			{choices.length > 0 ? (
				<form method="post" noValidate>
					<input type="hidden" name="revision" value={revision} />
					<Radios
						name="decision"
						legend={t("staff-entries:review.decisionLabel")}
						legendSize="m"
						choices={choices}
						defaultValue={typed?.decision}
						error={error("decision")}
					/>
					{publishes ? (
						<>
							<Input
								name="from"
								type="date"
								label={t("staff-entries:review.from")}
								labelSize="s"
								hint={t("staff-entries:review.fromHint")}
								width={10}
								min={tomorrow}
								defaultValue={typed?.from}
								error={error("from")}
							/>
							<Input
								name="until"
								type="date"
								label={t("staff-entries:review.until")}
								labelSize="s"
								hint={t("staff-entries:review.untilHint")}
								width={10}
								defaultValue={typed?.until}
								error={error("until")}
							/>
						</>
					) : null}
					<Textarea
						name="note"
						label={t("staff-entries:review.note")}
						labelSize="s"
						hint={t("staff-entries:review.noteHint")}
						rows={4}
						defaultValue={typed?.note}
						error={error("note")}
					/>
					<Button>{t("staff-entries:review.button")}</Button>
				</form>
			) : (
				<UnsentWords lead={t("staff-entries:notSaved")} words={[typed?.note ?? ""]} />
			)}
		</section>
	);
}
