import { Button, InsetText, Radios, Textarea } from "../../../components/govuk";
import { HELPED } from "../../../model/referrals/closure";
import type { Values } from "../../../platform/forms/field-errors";
import { oneOf } from "../../../platform/forms/values";
import { useSpeech } from "../../../platform/i18n/context";
import type { FollowView } from "../follow-view.server";

interface Props {
	code: string;
	view: Pick<FollowView, "asksFeedback" | "feedback">;
	typed: Values;
	errorOf(name: string): string | undefined;
}

/** Whether it helped: asked once, and shown then. */
export function FamilyFeedback({ code, view: { asksFeedback, feedback }, typed, errorOf }: Props) {
	const { t } = useSpeech();
	if (feedback)
		return (
			<section className="app-measure">
				<h2 className="govuk-heading-m">{t("follow:feedback.said")}</h2>
				<InsetText>
					{t(`follow:helped.${feedback.helped}`)}
					{feedback.words ? (
						<>
							<br />
							<span className="app-pre" dir="auto">
								{feedback.words}
							</span>
						</>
					) : null}
				</InsetText>
			</section>
		);
	if (!asksFeedback) return null;
	return (
		<section className="app-measure">
			<h2 className="govuk-heading-m">{t("follow:feedback.title")}</h2>
			<p className="govuk-body">{t("follow:feedback.text")}</p>
			<form method="post" noValidate>
				<input type="hidden" name="code" value={code} />
				<Radios
					name="helped"
					legend={t("follow:feedback.helped")}
					legendSize="s"
					error={errorOf("helped")}
					choices={HELPED.map((value) => ({ value, label: t(`follow:helped.${value}`) }))}
					defaultValue={oneOf(typed, "helped")}
				/>
				<Textarea
					id="feedback-words"
					name="words"
					label={t("follow:feedback.words")}
					labelSize="s"
					rows={3}
					defaultValue={oneOf(typed, "do") === "feedback" ? oneOf(typed, "words") : ""}
					error={oneOf(typed, "do") === "feedback" ? errorOf("words") : undefined}
				/>
				<Button name="do" value="feedback">
					{t("follow:feedback.button")}
				</Button>
			</form>
		</section>
	);
}
