import { Button, ErrorSummary, Input, Radios, Select, WarningText } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { BUILT_INS } from "../../../../model/exchange/job";
import { FIELDS } from "../../../../model/exchange/sheet-fields";
import { useSpeech } from "../../../../platform/i18n/context";
import type { ColumnsErrors, ColumnsPage, ColumnsTyped } from "../columns-page.server";

interface Props {
	page: ColumnsPage;
	council: string;
	refused?: { errors: ColumnsErrors; typed: ColumnsTyped };
}

/** What each column of an upload means, with some of its cells. */
export function ColumnsForm({ page, council, refused }: Props) {
	const { t } = useSpeech();
	const { errors = {}, typed = page.typed } = refused ?? {};
	const { how, name, twice, source, organisation } = errors;
	const summary = [
		{ field: "how", text: how },
		{ field: "column-0", text: name },
		{ field: "column-0", text: twice },
		{ field: "source", text: source },
		{ field: "organisation", text: organisation },
	].flatMap(({ field, text }) => (text ? [{ field, text }] : []));
	const options = [
		{ value: "", text: t("staff-exchange:field.none") },
		...FIELDS.map((field) => ({ value: field, text: t(`staff-exchange:field.${field}`) })),
	];
	return (
		<>
			<ErrorSummary errors={summary} />
			<PageHeading lead={t("staff-exchange:columns.rows", { count: page.rows, origin: page.origin })}>
				{t("staff-exchange:columns.title")}
			</PageHeading>
			{page.guessed ? <WarningText>{t("staff-exchange:columns.guessed")}</WarningText> : null}
			<form method="post" noValidate>
				<Input
					name="source"
					label={t("staff-exchange:columns.source")}
					labelSize="m"
					hint={
						page.lastSource
							? t("staff-exchange:columns.source-hint-known", { name: page.lastSource })
							: t("staff-exchange:columns.source-hint")
					}
					error={source}
					defaultValue={typed.source}
					width={20}
				/>
				<Radios
					name="how"
					legend={t("staff-exchange:columns.how")}
					legendSize="m"
					error={how}
					defaultValue={typed.how}
					choices={(["own", ...BUILT_INS] as const).map((value) => ({
						value,
						label: t(`staff-exchange:columns.how-${value}`),
					}))}
				/>
				{page.columns.map(({ heading, samples }, at) => (
					<Select
						key={heading}
						name={`column-${at}`}
						label={t("staff-exchange:columns.column", { heading })}
						labelSize="s"
						hint={
							<span className="app-raw">
								{samples.length > 0
									? t("staff-exchange:columns.samples", { samples: samples.join(" | ") })
									: t("staff-exchange:columns.no-samples")}
							</span>
						}
						error={at === 0 ? (name ?? twice) : undefined}
						options={options}
						defaultValue={typed.fields[at] ?? ""}
					/>
				))}
				<Input
					name="organisation"
					label={t("staff-exchange:columns.organisation")}
					labelSize="s"
					hint={t("staff-exchange:columns.organisation-hint", { council })}
					error={organisation}
					defaultValue={typed.organisation}
				/>
				<Button>{t("staff-exchange:columns.continue")}</Button>
			</form>
		</>
	);
}
