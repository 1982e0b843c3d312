import {
	BackLink,
	Button,
	DateInput,
	ErrorSummary,
	Input,
	InsetText,
	Radios,
	Textarea,
} from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { RELATIONS } from "../../../../model/health/record/child";
import { type FieldErrors, listErrors, type Values } from "../../../../platform/forms/field-errors";
import { oneOf } from "../../../../platform/forms/values";
import { useSpeech } from "../../../../platform/i18n/context";
import type { ClaimPage } from "../claim-page.server";
import type { RecordReason } from "../forms";

interface Props {
	page: ClaimPage;
	refused?: { errors: FieldErrors<RecordReason>; typed: Values };
}

type FieldName = "code" | "bornOn" | "relation" | "evidence";

/** A mother's way by her sign-in, and everybody's by a code. */
export function ClaimView({ page, refused }: Props) {
	const { t, paths } = useSpeech();
	const typed = (name: string) => oneOf(refused?.typed ?? {}, name);
	const errors = listErrors(refused?.errors ?? {}, (reason, limit, field) =>
		t(`health-record:claim.error.${reason}`, { limit, field: t(`health-record:claim.${field as FieldName}`) }),
	);
	const errorOf = (field: string) => errors.find((one) => one.field === field)?.text;
	return (
		<>
			<BackLink href={paths.redBooks()} />
			<ErrorSummary errors={errors} />
			<PageHeading lead={t("health-record:claim.lead")}>{t("health-record:get")}</PageHeading>
			{page.noMatch && !refused ? <InsetText>{t("health-record:claim.noMatch")}</InsetText> : null}
			<form method="post">
				<Button name="do" value="match">
					{t("health-record:claim.match")}
				</Button>
			</form>
			<form method="post" noValidate>
				<h2 className="govuk-heading-l">{t("health-record:claim.withCode")}</h2>
				<Input
					name="code"
					label={t("health-record:claim.code")}
					labelSize="s"
					hint={t("health-record:claim.codeHint")}
					error={errorOf("code")}
					defaultValue={typed("code")}
					autoComplete="off"
					width={20}
				/>
				<DateInput
					name="bornOn"
					label={t("health-record:claim.bornOn")}
					labelSize="s"
					hint={t("health-record:claim.bornHint")}
					error={errorOf("bornOn")}
					defaultValues={{ day: typed("bornOn-day"), month: typed("bornOn-month"), year: typed("bornOn-year") }}
				/>
				<Radios
					name="relation"
					legend={t("health-record:claim.relation")}
					legendSize="s"
					error={errorOf("relation")}
					defaultValue={typed("relation")}
					choices={RELATIONS.map((value) => ({ value, label: t(`health-record:relation.${value}`) }))}
				/>
				<Textarea
					name="evidence"
					label={t("health-record:claim.evidence")}
					labelSize="s"
					hint={t("health-record:claim.evidenceHint")}
					rows={3}
					error={errorOf("evidence")}
					defaultValue={typed("evidence")}
				/>
				<Button name="do" value="code">
					{t("health-record:claim.send")}
				</Button>
			</form>
		</>
	);
}
