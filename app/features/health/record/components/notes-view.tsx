import { Button, DateInput, ErrorSummary, NotificationBanner, Textarea } from "../../../../components/govuk";
import { OneTimeMark } from "../../../../components/one-time-mark";
import { type FieldErrors, listErrors, type Values } from "../../../../platform/forms/field-errors";
import { oneOf } from "../../../../platform/forms/values";
import { useSpeech } from "../../../../platform/i18n/context";
import type { RecordReason } from "../forms";
import type { NotesPage } from "../record-pages.server";
import { EntrySourceLine } from "./entry-source";
import { RecordFrame } from "./record-frame";

interface Props {
	page: NotesPage;
	refused?: { errors: FieldErrors<RecordReason>; typed: Values; changed: boolean };
}

/** The notes of a record, and a form for one more; or the form that corrects one. */
export function NotesView({ page, refused }: Props) {
	const { t, paths } = useSpeech();
	const { head, notes, saved, correcting } = page;
	const errors = [
		...(refused?.changed || correcting?.replaced ? [{ field: "text", text: t("health-record:notes.changed") }] : []),
		...listErrors(refused?.errors ?? {}, (reason) => t(`health-record:claim.error.${reason}`)),
	];
	return (
		<RecordFrame
			head={head}
			heading={t(correcting ? "health-record:notes.correct" : "health-record:section.notes")}
			lead={t(correcting ? "health-record:notes.correctLead" : "health-record:notes.lead")}
			notice={
				<>
					<ErrorSummary errors={errors} />
					{saved && !refused ? <NotificationBanner success>{t("health-record:notes.saved")}</NotificationBanner> : null}
				</>
			}
		>
			<NoteForm correcting={correcting} errors={errors} typed={refused?.typed} />
			{correcting ? null : (
				<section>
					{notes.length === 0 ? <p className="govuk-body">{t("health-record:notes.none")}</p> : null}
					{notes.map(({ id, text, on, source, mine }) => (
						<article key={id} className="app-answer app-measure">
							<h2 className="govuk-heading-s">{on}</h2>
							<p className="govuk-body" dir="auto">
								{text}
							</p>
							<EntrySourceLine source={source} />
							{mine ? (
								<p className="govuk-body">
									<a className="govuk-link" href={paths.childRecord(head.child.id, `/notes/${id}`)}>
										{t("health-record:notes.correct")}
										<span className="govuk-visually-hidden"> ({on})</span>
									</a>
								</p>
							) : null}
						</article>
					))}
				</section>
			)}
		</RecordFrame>
	);
}

interface FormProps {
	correcting: NotesPage["correcting"];
	errors: readonly { field: string; text: string }[];
	typed?: Values;
}

function NoteForm({ correcting, errors, typed }: FormProps) {
	const { t } = useSpeech();
	const errorOf = (field: string) => errors.find((one) => one.field === field)?.text;
	const [year = "", month = "", day = ""] = correcting?.on.split("-") ?? [];
	const shown = { "on-day": day, "on-month": month, "on-year": year, text: correcting?.text ?? "" };
	const value = (name: keyof typeof shown) => (typed ? oneOf(typed, name) : shown[name]);
	return (
		<form method="post" noValidate>
			<OneTimeMark />
			{correcting ? null : <h2 className="govuk-heading-m">{t("health-record:notes.add")}</h2>}
			<DateInput
				name="on"
				label={t("health-record:notes.on")}
				labelSize="s"
				hint={t("health-record:claim.bornHint")}
				error={errorOf("on")}
				defaultValues={{ day: value("on-day"), month: value("on-month"), year: value("on-year") }}
			/>
			<Textarea
				name="text"
				label={t("health-record:notes.text")}
				labelSize="s"
				rows={4}
				error={errorOf("text")}
				defaultValue={value("text")}
			/>
			<div className="govuk-button-group">
				<Button name="do" value="save">
					{t("health-record:notes.save")}
				</Button>
				{correcting ? (
					<Button variant="warning" name="do" value="take-back">
						{t("health-record:notes.takeBack")}
					</Button>
				) : null}
			</div>
		</form>
	);
}
