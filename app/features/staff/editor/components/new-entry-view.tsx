import { BackLink, Button, ErrorSummary, Input, Radios, Select } from "../../../../components/govuk";
import { OneTimeMark } from "../../../../components/one-time-mark";
import { PageHeading } from "../../../../components/page-heading";
import { useSpeech } from "../../../../platform/i18n/context";
import { StatusTag } from "../../../publishing/components/status-tag";
import type { NewAnswer, NewEntryPage } from "../new-entry.server";

type Refused = Exclude<NewAnswer, { ok: true }>;

/** The name first; then, where there is something like it already, what that is. */
export function NewEntryView({ page, refused }: { page: NewEntryPage; refused?: Refused }) {
	const { t } = useSpeech();
	const { kind, backHref } = page;
	return (
		<>
			<BackLink href={backHref}>{t(`staff-entries:kinds.${kind}`)}</BackLink>
			{refused?.status === 400 ? <ErrorSummary errors={refused.errors} /> : null}
			{refused?.status === 200 ? (
				<Alike page={page} refused={refused} />
			) : (
				<>
					<PageHeading>{t(`staff-entries:add.${kind}`)}</PageHeading>
					<NameForm page={page} refused={refused} />
				</>
			)}
		</>
	);
}

function NameForm({ page, refused }: { page: NewEntryPage; refused?: Extract<Refused, { status: 400 }> }) {
	const { t } = useSpeech();
	const { kind, organisations } = page;
	const typed = refused?.typed;
	const error = (field: string) => refused?.errors.find((one) => one.field === field)?.text;
	return (
		<form method="post" noValidate className="app-measure">
			<OneTimeMark />
			<Input
				name="name"
				label={t(kind === "article" ? "staff-entries:field.title" : "staff-entries:field.name")}
				labelSize="m"
				hint={t(`staff-entries:new.hint.${kind}`)}
				defaultValue={typed?.name}
				error={error("name")}
				spellCheck
			/>
			{organisations && organisations.length > 1 ? (
				<Select
					name="organisation"
					label={t("staff-entries:field.organisation")}
					labelSize="m"
					hint={t("staff-entries:new.organisationHint")}
					options={[{ value: "", text: t("staff-entries:new.choose") }, ...organisations]}
					defaultValue={typed?.organisation}
					error={error("organisation")}
				/>
			) : null}
			{kind === "location" ? (
				<Radios
					name="hub"
					legend={t("staff-entries:field.placeKind")}
					legendSize="m"
					choices={[
						{ value: "hub", label: t("staff-entries:said.hub"), hint: t("staff-entries:new.hubHint") },
						{ value: "place", label: t("staff-entries:said.place"), hint: t("staff-entries:new.placeHint") },
					]}
					defaultValue={typed?.hub}
					error={error("hub")}
				/>
			) : null}
			<Button>{t("staff-entries:new.button")}</Button>
		</form>
	);
}

function Alike({ page, refused }: { page: NewEntryPage; refused: Extract<Refused, { status: 200 }> }) {
	const { t } = useSpeech();
	const { typed, alike } = refused;
	return (
		<>
			<PageHeading lead={t("staff-entries:new.alikeLead")}>
				{t("staff-entries:new.alike", { name: typed.name })}
			</PageHeading>
			<ul className="app-tasks app-measure">
				{alike.map(({ id, name, href, status }) => (
					<li key={id} className="app-tasks__item">
						<a className="govuk-link" href={href}>
							{name}
						</a>
						<StatusTag status={status} />
					</li>
				))}
			</ul>
			<form method="post">
				<OneTimeMark />
				<input type="hidden" name="name" value={typed.name} />
				<input type="hidden" name="organisation" value={typed.organisation} />
				<input type="hidden" name="hub" value={typed.hub} />
				<div className="govuk-button-group">
					<Button name="sure" value={typed.name} variant="secondary">
						{t("staff-entries:new.sure")}
					</Button>
					<a className="govuk-link" href={page.backHref}>
						{t("staff-entries:cancel")}
					</a>
				</div>
			</form>
		</>
	);
}
