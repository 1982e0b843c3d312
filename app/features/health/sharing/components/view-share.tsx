import { Button, ErrorSummary, Input, InsetText, WarningText } from "../../../../components/govuk";
import { islandUrl } from "../../../../components/island";
import { PageHeading } from "../../../../components/page-heading";
import { listErrors } from "../../../../platform/forms/field-errors";
import { oneOf } from "../../../../platform/forms/values";
import { useSpeech } from "../../../../platform/i18n/context";
import { PrintedSections } from "../../exchange/components/print-view";
import { AboutRows } from "../../record/components/about-rows";
import type { SharedRecord, Viewed } from "../view-page.server";

/** Where somebody opens what was shared with them: the form, and then what there is. */
export function ViewShare({ viewed }: { viewed: Viewed | undefined }) {
	if (viewed?.kind === "record") return <Record page={viewed.page} />;
	return viewed?.kind === "gone" ? <Gone /> : <OpenForm refused={viewed} />;
}

function OpenForm({ refused }: { refused: Extract<Viewed, { kind: "refused" }> | undefined }) {
	const { t, paths } = useSpeech();
	const errors = listErrors(refused?.errors ?? {}, (reason, number, field) =>
		t(`health-sharing:view.error.${reason}`, {
			number,
			limit: number,
			field: t(`health-sharing:view.${field as "link" | "says" | "passcode"}`),
		}),
	);
	const errorOf = (field: string) => errors.find((one) => one.field === field)?.text;
	const typed = (field: string) => oneOf(refused?.typed ?? {}, field);
	return (
		<>
			<ErrorSummary errors={errors} />
			<PageHeading lead={t("health-sharing:view.lead")}>{t("health-sharing:view.title")}</PageHeading>
			<form method="post" action={paths.viewShare()} noValidate data-share-view>
				<div data-share-link>
					<p className="govuk-body app-measure">{t("health-sharing:view.noScript")}</p>
					<Input
						name="link"
						label={t("health-sharing:view.link")}
						labelSize="s"
						error={errorOf("link")}
						defaultValue={typed("link")}
						autoComplete="off"
						dir="ltr"
					/>
				</div>
				<Input
					name="says"
					label={t("health-sharing:view.says")}
					labelSize="s"
					hint={t("health-sharing:view.saysHint")}
					error={errorOf("says")}
					defaultValue={typed("says")}
				/>
				<div data-share-passcode>
					<Input
						name="passcode"
						label={t("health-sharing:view.passcode")}
						labelSize="s"
						hint={t("health-sharing:view.passcodeHint")}
						error={errorOf("passcode")}
						autoComplete="off"
						inputMode="numeric"
						width={10}
					/>
				</div>
				<Button>{t("health-sharing:view.open")}</Button>
			</form>
			<script type="module" src={islandUrl("share-view")} />
		</>
	);
}

/** Nothing of it says whose it was. */
function Gone() {
	const { t } = useSpeech();
	return (
		<>
			<PageHeading lead={t("health-sharing:view.goneWhy")}>{t("health-sharing:view.gone")}</PageHeading>
			<p className="govuk-body">{t("health-sharing:view.goneAsk")}</p>
		</>
	);
}

function Record({ page }: { page: SharedRecord }) {
	const { t, paths } = useSpeech();
	const { heading, copy, notes, unread, about, record, link } = page;
	return (
		<>
			<PageHeading>
				<bdi>{heading}</bdi>
			</PageHeading>
			<InsetText>{copy}</InsetText>
			{unread ? <WarningText>{t("health-sharing:view.unread")}</WarningText> : null}
			<h2 className="govuk-heading-l">{t("health-record:section.about")}</h2>
			<AboutRows rows={about} />
			<PrintedSections record={record} />
			<form method="post" action={paths.records()}>
				<input type="hidden" name="link" value={link} />
				<p className="govuk-body app-measure">{t("health-sharing:view.signInWhy")}</p>
				<Button variant="secondary">{t("health-sharing:view.signIn")}</Button>
			</form>
			{notes.map((note) => (
				<p key={note} className="govuk-body app-measure">
					{note}
				</p>
			))}
		</>
	);
}
