/** The fields of an article's and of an offer section's sections. */
import { AlertBox } from "../../../../components/alert-box";
import { Button } from "../../../../components/govuk";
import { Prose } from "../../../../components/prose";
import { ARTICLE_LIMITS } from "../../../../model/guidance/article";
import { STAGE_SLUGS } from "../../../../model/listings/vocabulary";
import { OFFER_TEXT_LIMIT } from "../../../../model/offer/section";
import { useSpeech } from "../../../../platform/i18n/context";
import type { ArticlePreview } from "../section-facts.server";
import { ChoicesField, DateField, LimitedField, LineField, TextField } from "./fields";
import { TopicsField } from "./service-fields";

export function ArticleAbout() {
	const { t } = useSpeech();
	return (
		<>
			<LimitedField name="title" hint="article-title" labelSize="m" rows={1} limit={ARTICLE_LIMITS.title} />
			<LimitedField name="short-answer" hint="short-answer" labelSize="m" rows={3} limit={ARTICLE_LIMITS.summary} />
			<TopicsField />
			<ChoicesField
				name="stages"
				small
				choices={STAGE_SLUGS.map((value) => ({ value, label: t(`vocabulary:stage.${value}`) }))}
			/>
			<DateField name="reviewed-on" hint="reviewed-on" labelSize="m" />
			<LineField name="source" hint="source" labelSize="m" />
			<LineField name="source-url" hint="source-url" labelSize="m" type="url" />
		</>
	);
}

/** @param preview how the fields look to families; null before anybody asks */
export function ArticleText({ preview }: { preview: ArticlePreview | null }) {
	const { t } = useSpeech();
	return (
		<>
			<TextField name="urgent" hint="urgent" labelSize="m" rows={4} />
			<TextField name="body" hint="body" labelSize="m" rows={20} />
			<Button variant="secondary" name="intent" value="show">
				{t(preview ? "staff-sections:preview.again" : "staff-sections:preview.show")}
			</Button>
			{preview ? (
				<section className="app-preview" aria-labelledby="preview">
					<h2 className="govuk-heading-m" id="preview">
						{t("staff-sections:preview.title")}
					</h2>
					{preview.urgentHtml ? (
						<AlertBox urgent title={t("guidance:urgent")}>
							<Prose html={preview.urgentHtml} />
						</AlertBox>
					) : null}
					<Prose html={preview.bodyHtml} />
				</section>
			) : null}
		</>
	);
}

export function OfferSectionText() {
	return <LimitedField name="offer-text" hint="offer-text" labelSize="m" rows={10} limit={OFFER_TEXT_LIMIT} />;
}
